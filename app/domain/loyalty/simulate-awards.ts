import type { RecordedEvent } from '#app/registry/events.ts'
import { dayIn } from '#app/core/time.ts'
import { decideAward } from './decide-award.ts'
import { claimsOf, subjectOf } from './rules-for.ts'
import type { ReadSetting } from './rules-for.ts'

/** What a member would have: reputation above the floor, points earned and not taken back. */
export type Totals = { reputation: number; points: number }

type Award = { owner: string; subject: string | null; day: string; countsInCap: boolean; perPost: boolean; reputation: number; points: number; state: 'inEffect' | 'takenWithPost' | 'undone'; taken: number }

/**
 * The ledger's arithmetic in memory: feed it the events in the order they were recorded and read the totals. The live ledger
 * and this share `claimsOf` and `decideAward`, so under unchanged rules both come to the same.
 */
export class AwardSimulation {
  readonly totals = new Map<string, Totals>()
  readonly #setting: ReadSetting
  readonly #staff: ReadonlySet<string>
  readonly #byKey = new Set<string>()
  readonly #byEvent = new Map<string, Award[]>()
  readonly #bySubject = new Map<string, Award[]>()
  readonly #days = new Map<string, number>()
  readonly #posts = new Map<string, number>()

  constructor(setting: ReadSetting, staff: ReadonlySet<string>) {
    this.#setting = setting
    this.#staff = staff
  }

  take(event: RecordedEvent): void {
    if (event.type === 'vote.withdrawn' || event.type === 'answer.unaccepted') return this.#undo(this.#byEvent.get(event.payload.cause))
    if (event.type === 'post.removed') return this.#each(event.payload.postId, 'inEffect', (award) => this.#takeBack(award, 'takenWithPost'))
    if (event.type === 'post.restored') return this.#each(event.payload.postId, 'takenWithPost', (award) => this.#giveBack(award))
    this.#award(event)
  }

  #award(event: RecordedEvent): void {
    const subject = subjectOf(event)?.id ?? null
    const day = dayIn(event.at, this.#setting('site.timeZone'))
    const limits = { dailyCap: this.#setting('reputation.dailyCap'), postCapUp: this.#setting('reputation.postCapUp'), postCapDown: this.#setting('reputation.postCapDown') }
    for (const claim of claimsOf(event, this.#setting)) {
      const key = `${claim.once === 'subject' && subject !== null ? subject : event.id}:${claim.rule}:${claim.receiver}`
      if (this.#byKey.has(key)) continue
      this.#byKey.add(key)
      const standing = {
        day: this.#days.get(`${claim.receiver} ${day}`) ?? 0,
        post: subject === null ? 0 : (this.#posts.get(`${claim.receiver} ${subject}`) ?? 0),
        balance: this.#of(claim.receiver).reputation,
      }
      const grant = decideAward(claim, claim, standing, limits, this.#staff.has(claim.receiver))
      const award: Award = { owner: claim.receiver, subject, day, countsInCap: claim.cap === 'day', perPost: claim.perPost, reputation: grant.reputation, points: grant.points, state: 'inEffect', taken: 0 }
      this.#move(award, grant.reputation, grant.points)
      this.#byEvent.set(event.id, [...(this.#byEvent.get(event.id) ?? []), award])
      if (subject !== null) this.#bySubject.set(subject, [...(this.#bySubject.get(subject) ?? []), award])
    }
  }

  #undo(awards: readonly Award[] | undefined): void {
    for (const award of awards ?? []) {
      if (award.state === 'takenWithPost') this.#giveBack(award)
      if (award.state === 'inEffect') this.#takeBack(award, 'undone')
    }
  }

  #each(subject: string, state: Award['state'], act: (award: Award) => void): void {
    for (const award of this.#bySubject.get(subject) ?? []) if (award.state === state) act(award)
  }

  #takeBack(award: Award, state: 'takenWithPost' | 'undone'): void {
    // Never below the floor: what cannot be taken is remembered, so that giving back is exact.
    award.taken = Math.max(-award.reputation, -this.#of(award.owner).reputation)
    award.state = state
    this.#move(award, award.taken, -award.points)
  }

  #giveBack(award: Award): void {
    award.state = 'inEffect'
    award.reputation = -award.taken
    this.#move(award, award.reputation, award.points)
  }

  #move(award: Award, reputation: number, points: number): void {
    const own = this.#of(award.owner)
    own.reputation += reputation
    own.points += points
    if (award.countsInCap) this.#add(this.#days, `${award.owner} ${award.day}`, reputation)
    if (award.perPost && award.subject !== null) this.#add(this.#posts, `${award.owner} ${award.subject}`, reputation)
  }

  #add(sums: Map<string, number>, key: string, amount: number): void {
    sums.set(key, (sums.get(key) ?? 0) + amount)
  }

  #of(owner: string): Totals {
    const known = this.totals.get(owner)
    if (known !== undefined) return known
    const fresh = { reputation: 0, points: 0 }
    this.totals.set(owner, fresh)
    return fresh
  }
}
