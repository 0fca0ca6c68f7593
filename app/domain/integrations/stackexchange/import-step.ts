import type { Tx } from '#app/core/write.server.ts'
import type { ImportedKind, SkipReason } from './import-tally.ts'
import type { RowProblem } from './read-rows.server.ts'
import type { DumpName } from './row-shapes.ts'

/** A row that could not be taken over. `detail`: the column, or what the parser or the limit said. */
export type ImportProblem = { name: DumpName; line: number; problem: RowProblem | 'badText'; detail: string }

/** The step for one row of a dump. Every row gives exactly one, so the number of steps is the position of an import. */
export type ImportStep =
  | { problem: ImportProblem }
  | { skip: SkipReason }
  | { known: ImportedKind }
  /** `write` returns false when the row was in the database already, null when there was nothing to write. */
  | { add: ImportedKind; write(tx: Tx): Promise<boolean | null> }

export type ImportSteps = AsyncGenerator<ImportStep, void, void>
