// The least that a program in a terminal can do: it takes a key and writes it.
process.stdin.setRawMode(true);
process.stdout.write('ready');
process.stdin.on('data', (bytes) => process.stdout.write(bytes));
