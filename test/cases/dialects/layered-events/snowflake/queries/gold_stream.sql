select * from gold_stream;
