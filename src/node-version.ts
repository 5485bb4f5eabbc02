// Imported first by every entry point.
if (Number(process.versions.node.split('.')[0]) < 26) {
  console.error(`Careslot needs Node 26 or newer; this is ${process.version}. "npm start" brings its own.`);
  process.exit(1);
}
