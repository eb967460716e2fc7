SELECT * FROM user_clicked;
