SELECT * FROM gold_stream
