import type { Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { correctFinding } from '#app/domain/fraud/correct-finding.server.ts'
import { detectFraud } from '#app/domain/fraud/detect-fraud.server.ts'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember, type Person } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/** Members named `<name>0`, `<name>1`, … of trust level 1, who may vote. */
export async function crowd(app: TestApp, name: string, count: number, given: Person = {}): Promise<Actor[]> {
  const people: Actor[] = []
  for (let i = 0; i < count; i++) people.push(await aMember(app, `${name}${i}`, { trustLevel: 1, ...given }))
  return people
}

/** A community that votes for what it reads: each of eight asks and answers, and votes for two of the others. */
export async function honestPeople(app: TestApp): Promise<Actor[]> {
  const people = await crowd(app, 'honest', 8)
  for (const [at, asker] of people.entries()) {
    const thread = await aThread(app, { by: asker, title: `An honest question ${at}` })
    const answerer = people[(at + 3) % people.length] as Actor
    const answer = await anAnswer(app, { to: thread, by: answerer })
    for (const step of [1, 2]) {
      const voter = people[(at + 3 + step) % people.length] as Actor
      await castVote(app.as(voter), { postId: answer.id, value: 1 })
      app.clock.advance({ minutes: 7 })
    }
  }
  return people
}

/** Answers of one member, each to a question of another. */
export async function answersBy(app: TestApp, by: Actor, asker: Actor, count: number): Promise<Post[]> {
  const posts: Post[] = []
  for (let i = 0; i < count; i++)
    posts.push(
      await anAnswer(app, { to: await aThread(app, { by: asker, title: `Question number ${i} of ${by.handle}` }), by }),
    )
  return posts
}

/** A vote in a minute of its own. */
export async function vote(app: TestApp, by: Actor, post: Post, value: 1 | -1 = 1, minutes = 1): Promise<void> {
  await castVote(app.as(by), { postId: post.id, value })
  app.clock.advance({ minutes })
}

/** These signed in with the same browser at the same address. */
export async function shareBrowser(app: TestApp, people: readonly Actor[]): Promise<void> {
  for (const { memberId } of people) {
    const row = {
      member_id: memberId ?? '',
      address: '203.0.113.7',
      browser: 'Firefox/140',
      last_seen_at: app.clock.now(),
    }
    await app.app.platform.open.db.insertInto('member_device').values(row).execute()
  }
}

/**
 * The night passes, a moderator confirms every finding, and all that is left matures. @returns the patterns that were
 * found
 */
export async function nightAndMorning(app: TestApp): Promise<string[]> {
  await detectFraud(app.app.context())
  const mo = app.as(await aMember(app, `mo-${newId('member').slice(-6)}`, { trustLevel: 3, roles: ['moderator'] }))
  const { items } = await reviewQueue(mo, { kind: 'gaming-finding', view: 'open' }, { limit: 50, cursor: null })
  for (const item of items)
    await correctFinding(mo, { findingId: item.subject_id, itemId: item.id, note: 'The figures speak for themselves.' })
  app.clock.advance({ hours: 73 })
  await app.app.context().write((tx) => tx.schedule('mature-points', {}))
  await app.drainJobs()
  return items.map(({ reason }) => reason).toSorted()
}

/** What a member can spend, now and later, less what they owe; and that the book is clean. */
export async function spendable(app: TestApp, member: Actor): Promise<number> {
  const { reader } = app.app.platform.open
  const { findings } = await verifyLedger(reader)
  if (findings.length > 0) throw new Error(`The book is not clean: ${JSON.stringify(findings)}`)
  const own = (await balancesOf(reader, [member.memberId ?? ''])).get(member.memberId ?? '')
  return (own?.available ?? 0) + (own?.pending ?? 0) - (own?.debt ?? 0)
}
