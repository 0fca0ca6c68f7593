import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import type { ProviderProblem } from '#app/domain/identity/provider.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { updateProvider } from '#app/domain/identity/store/providers.server.ts'

/** A provider that works is noted this often at most. */
const noteMinutes = 10

/** Notes for the admins that a provider worked (`problem` null), or what is wrong with it. */
export async function noteProvider(
  ctx: Ctx,
  { id, problem }: { id: string; problem: ProviderProblem | null },
): Promise<void> {
  const row = await findProviderRow(ctx.read, { id })
  if (row === null) return
  const now = ctx.now()
  const fresh = row.checked_at !== null && plus(row.checked_at, { minutes: noteMinutes }) > now
  if (problem === null && row.problem === null && fresh) return
  await ctx.write(
    (tx) =>
      updateProvider(
        tx,
        id,
        problem === null ? { problem: null, problem_at: null, checked_at: tx.at } : { problem, problem_at: tx.at },
      ),
    { unseen: true, repeat: 'again' },
  )
}
