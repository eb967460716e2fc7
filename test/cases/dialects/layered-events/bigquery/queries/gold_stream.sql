SELECT * FROM lake.gold_stream;
