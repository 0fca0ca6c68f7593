import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsByExternalId } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { readAccountCsv, type CsvProblem } from './account-csv.ts'
import { sameAccount, saveAccountIn } from './save-account.server.ts'

export type AccountImport = {
  rows: number
  created: number
  changed: number
  unchanged: number
  problems: CsvProblem[]
}

/**
 * Accounts per transaction. An import that is killed keeps its finished batches, and the next run continues after
 * them.
 */
const batch = 200

/**
 * Imports customer accounts from a file, by the key of the other system: creates new ones, changes known ones, leaves
 * the rest. Lines with a problem are reported and skipped. Importing the same file again changes nothing. Records
 * `account.saved` for each change.
 * @param text null: the file could not be decoded
 * @param dryRun reports what would happen and writes nothing
 * @param told called after each batch with the number of rows done
 */
export async function importAccounts(
  ctx: Ctx,
  text: string | null,
  { dryRun, told }: { dryRun: boolean; told?: (done: number, of: number) => void },
): Promise<AccountImport> {
  authorize(ctx.actor, 'account.administer')
  const zone = ctx.setting('site.timeZone')
  const { rows, problems } = readAccountCsv(text)
  const counts: AccountImport = { rows: rows.length, created: 0, changed: 0, unchanged: 0, problems }
  const pace = openPace({ most: batch })
  for (let from = 0; from < rows.length; from += batch) {
    const part = rows.slice(from, from + batch)
    const known = await accountsByExternalId(
      ctx.read,
      part.map((row) => row.externalId),
    )
    const wanted = part.filter(({ externalId, input }) => {
      const account = known.get(externalId)
      if (account !== undefined && sameAccount(account, input, zone)) return false
      if (dryRun) counts[account === undefined ? 'created' : 'changed']++
      return true
    })
    counts.unchanged += part.length - wanted.length
    if (!dryRun && wanted.length > 0) {
      const outcomes = await pace.writeAll(ctx, wanted, async (tx, some) => {
        const saved: ('created' | 'changed' | 'unchanged')[] = []
        for (const { externalId, input } of some)
          saved.push((await saveAccountIn(tx, { ...input, externalId }, { imported: true })).outcome)
        return saved
      })
      for (const outcome of outcomes.flat()) counts[outcome]++
    }
    told?.(Math.min(rows.length, from + batch), rows.length)
  }
  if (!dryRun) await ctx.write((tx) => auditImport(tx, counts))
  return counts
}

/** One row for the file; each account that it changed has a row of its own. */
function auditImport(tx: Tx, { rows, created, changed, unchanged, problems }: AccountImport): Promise<void> {
  return audit(tx, {
    action: 'account.import',
    subjectType: 'account-file',
    subjectId: tx.at,
    after: { rows, created, changed, unchanged, problems: problems.length },
  })
}
