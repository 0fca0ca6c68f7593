import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { caseNotFound, type Case } from './case.ts'
import { firstPromise } from './clock/promise-case.server.ts'
import { recordInCase } from './clock/record-in-case.server.ts'
import type { CaseChannel, OpenCaseInput } from './input.ts'
import { readMatter, type CaseMatter } from './matter.ts'
import { postOfCase, type CasePost } from './queries/case-post.server.ts'
import { caseOfPost } from './queries/cases.server.ts'
import { tierOfMember } from './queries/promises.server.ts'
import { holdingRules, raiseSeverityIn } from './severity/raise-severity.server.ts'
import { seenText } from './severity/severity-from.ts'
import { insertCaseRow, labelPost, caseByIdForUpdate, nextNumber } from './store/cases.server.ts'
import { reopenCaseIn } from './work/reopen-case.server.ts'

/**
 * Opens a case for a post that the detection did not take for a complaint. A post has one case at most: a post with a
 * case gives that case, reopened when it was dismissed. Labels the post as a complaint. Records `case.opened`.
 * @throws not_found when there is no such post
 */
export async function openCase(ctx: Ctx, input: OpenCaseInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const post = await postOfCase(tx.db, input.postId)
    if (post === undefined || post.state === 'deleted') throw caseNotFound()
    const { severity, category } = input
    return openCaseForPostIn(tx, post, { source: 'agent', score: null, severity, category })
  })
}

/**
 * The case of a post that staff say is a complaint: opened now, or the one that it has, reopened when it was dismissed.
 * `severity` and `category` left out are read from the text. Authorises nothing; audited.
 */
export async function openCaseForPostIn(
  tx: Tx,
  post: CasePost,
  given: Pick<CaseMatter, 'source' | 'score'> & Partial<Pick<CaseMatter, 'severity' | 'category'>>,
): Promise<Case> {
  await tx.dialect.lockNamed(tx.db, 'case-number')
  const before = await caseOfPost(tx.db, post.id)
  if (before !== undefined) return before.dismissed === 1 ? reopenDismissed(tx, before.id) : before
  const { matter } = readMatter(post.body, post.lang, post.kind === 'opening' ? post.title : undefined)
  const opened = await openCaseIn(
    tx,
    {
      ...matter,
      source: given.source,
      score: given.score,
      severity: given.severity ?? matter.severity,
      category: given.category ?? matter.category,
      customer_id: post.author_id,
      thread_id: post.thread_id,
      post_id: post.id,
      product_id: null,
      private: 0,
      subject: post.title,
      html: post.html,
    },
    { chosen: given.severity !== undefined },
  )
  await labelPost(tx, opened, 'complaint')
  await audit(tx, { action: 'case.open', subjectType: 'case', subjectId: opened.id, after: { postId: post.id } })
  return opened
}

async function reopenDismissed(tx: Tx, id: string): Promise<Case> {
  const open = await reopenCaseIn(tx, await caseByIdForUpdate(tx, id))
  await audit(tx, { action: 'case.reopen', subjectType: 'case', subjectId: id, after: { status: open.status } })
  return open
}

/**
 * The part of opening inside a transaction: number, clocks, time line, severity, `case.opened`. Authorises and checks
 * nothing. @param options.chosen a person chose the severity: the rules that hold now do not raise it
 * @param options.channel where an agent heard of it
 */
export async function openCaseIn(
  tx: Tx,
  matter: CaseMatter,
  { chosen = false, channel = null }: { chosen?: boolean; channel?: CaseChannel | null } = {},
): Promise<Case> {
  const tier = await tierOfMember(tx.db, matter.customer_id)
  const { columns, entry } = await firstPromise(tx, { ...matter, tier })
  const row: Case = {
    id: newId('case', msOf(tx.at)),
    number: await nextNumber(tx),
    status: 'new',
    assignee_id: null,
    opened_at: tx.at,
    ...columns,
    tier,
    first_responded_at: null,
    resolved_at: null,
    closed_at: null,
    paused_at: null,
    dismissed: 0,
    updated_at: tx.at,
    merged_into_id: null,
    raises: 0,
    earlier_case_id: null,
    product_version: null,
    reference: null,
    ...matter,
  }
  await insertCaseRow(tx, row)
  const said: Record<string, string> = channel === null ? {} : { channel }
  const seen: Record<string, string> = chosen
    ? { seen: seenText((await holdingRules(tx, row)).map(({ rule }) => rule)) }
    : {}
  await recordInCase(tx, row, 'opened', { source: row.source, severity: row.severity, ...said, ...seen, ...entry })
  const opened = chosen ? row : await raiseSeverityIn(tx, row, 'opened')
  await tx.record('case.opened', {
    caseId: opened.id,
    number: opened.number,
    customerId: opened.customer_id,
    severity: opened.severity,
    source: opened.source,
    dueAt: opened.first_response_due_at,
  })
  return opened
}
