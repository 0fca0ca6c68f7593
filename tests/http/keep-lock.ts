import BetterSqlite from 'better-sqlite3'

/** A program of its own that keeps the write lock of a SQLite file until it gets a message. */
const database = new BetterSqlite(process.argv[2] ?? '')
database.exec('begin immediate')
process.send?.('kept')
process.on('message', () => {
  database.exec('commit')
  process.exit(0)
})
