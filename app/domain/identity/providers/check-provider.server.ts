import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { clientFor } from '#app/domain/identity/protocol/provider-client.server.ts'
import { problemOf } from '#app/domain/identity/protocol/provider-problem.ts'
import type { ProviderProblem } from '#app/domain/identity/provider.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { noteProvider } from './note-provider.server.ts'

/**
 * Asks a provider for its discovery document. Whether the client is known there shows only when somebody signs in.
 * @returns what is wrong; null: nothing
 * @throws not_found
 */
export async function checkProvider(ctx: Ctx, { id }: { id: string }): Promise<{ problem: ProviderProblem | null }> {
  authorize(ctx.actor, 'signIn.administer')
  const row = await findProviderRow(ctx.read, { id })
  if (row === null) throw notFound()
  const problem = row.kind === 'oidc' ? await found(ctx, row) : null
  await noteProvider(ctx, { id, problem })
  await ctx.write((tx) =>
    audit(tx, { action: 'signIn.checkProvider', subjectType: 'signInProvider', subjectId: id, after: { problem } }),
  )
  return { problem }
}

async function found(ctx: Ctx, row: Parameters<typeof clientFor>[1]): Promise<ProviderProblem | null> {
  try {
    await clientFor(ctx.platform.env, row, { fresh: true })
    return null
  } catch (error) {
    const problem = problemOf(error)
    return problem === 'answerUnreadable' ? 'notAProvider' : problem
  }
}
