import 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder with a migrated SQLite database to copy; absent in the postgres project. */
    sqliteTemplate?: string
    /** A folder with the demo's SQLite database to copy; absent where no server is started. */
    demoTemplate?: string
    /** Where to create databases, and the migrated one to copy; absent outside the postgres project. */
    postgres?: { adminUrl: string; template: string }
    /** The program of the browser; absent outside the browser project. */
    chromium?: string
  }
}
