SELECT * FROM play;
