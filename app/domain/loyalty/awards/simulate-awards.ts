import type { ReadSetting } from '#app/core/reading.ts'
import { dayIn } from '#app/core/time.ts'
import type { RuleBook } from '#app/domain/loyalty/rules/rule-terms.ts'
import { claimsOf, countedGiver, subjectOf, type Claim } from '#app/domain/loyalty/rules/rules-for.ts'
import { hasConditions, unmetCondition, type ConditionFacts } from '#app/domain/loyalty/unmet-condition.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { pairWindowStart, roomFor, type Limits, type Sums } from './award-room.ts'
import { decideAward } from './decide-award.ts'
import { rebalanceAwards, type HeldAward } from './rebalance-awards.ts'

/** A member's totals: reputation above the floor, and points earned less reversals. */
export type Totals = { reputation: number; points: number }

/** The facts that rules need in addition to the events, as they are now. */
export type SimulationFacts = {
  staff: ReadonlySet<string>
  members: ReadonlyMap<string, NonNullable<ConditionFacts['giver']>>
  threads: ReadonlyMap<string, NonNullable<ConditionFacts['thread']>>
}

type Award = HeldAward & {
  owner: string
  state: 'inEffect' | 'reversedWithPost' | 'reversed' | 'held'
  taken: number
  pointsTaken: number
  claim: number
}

/**
 * The arithmetic of the ledger in memory: `apply` the events in the order they were recorded, then read the totals. It
 * shares `claimsOf`, `decideAward` and `rebalanceAwards` with the ledger, so both have the same result under the same
 * rules.
 */
export class AwardSimulation {
  readonly totals = new Map<string, Totals>()
  /** Reputation and points by rule, over all members. */
  readonly byRule = new Map<string, Totals>()
  readonly #setting: ReadSetting
  readonly #book: RuleBook
  readonly #facts: SimulationFacts
  readonly #limits: Limits
  readonly #startBalance: number
  readonly #byKey = new Set<string>()
  readonly #byEvent = new Map<string, Award[]>()
  readonly #bySubject = new Map<string, Award[]>()
  readonly #byOwner = new Map<string, Award[]>()
  readonly #cut = new Set<string>()
  /** Manually corrected reputation: no award, so not in the totals, but it counts for the floor. */
  readonly #corrected = new Map<string, number>()
  readonly #sums = new Map<string, number>()
  readonly #pairs = new Map<string, Map<string, number>>()

  /**
   * @param startBalance reputation of each member at the start: 0 for the whole log; more where the floor must not
   * matter
   */
  constructor(setting: ReadSetting, book: RuleBook, facts: SimulationFacts, startBalance = 0) {
    this.#setting = setting
    this.#book = book
    this.#facts = facts
    this.#startBalance = startBalance
    this.#limits = {
      dailyCap: setting('reputation.dailyCap'),
      postCapUp: setting('reputation.postCapUp'),
      postCapDown: setting('reputation.postCapDown'),
    }
  }

  /** Counts one event. Events have to come in the order they were recorded. */
  apply(event: RecordedEvent): void {
    if (event.type === 'held.cleared') return this.#clearAwardsOf(this.#byEvent.get(event.payload.cause) ?? [])
    if (
      event.type === 'vote.correctionUndone' ||
      event.type === 'acceptance.correctionUndone' ||
      event.type === 'edit.correctionUndone' ||
      event.type === 'review.redone'
    )
      return this.#restoreAwardsOf(this.#byEvent.get(event.payload.cause) ?? [])
    if ('cause' in event.payload && typeof event.payload.cause === 'string')
      return this.#reverseAwardsOf(this.#byEvent.get(event.payload.cause) ?? [])
    if (event.type === 'post.removed') return this.#reverseAwardsAbout(event.payload.postId)
    if (event.type === 'post.restored') return this.#restoreAwardsAbout(event.payload.postId)
    if (event.type === 'points.adjusted') return this.#correct(event.payload)
    this.#award(event)
  }

  #award(event: RecordedEvent): void {
    const subject = subjectOf(event)?.id ?? null
    const day = dayIn(event.at, this.#setting('site.timeZone'))
    for (const claim of claimsOf(event, this.#book, this.#setting)) {
      const key = `${claim.once === 'subject' && subject !== null ? subject : event.id}:${claim.rule}:${claim.receiver}`
      if (this.#byKey.has(key)) continue
      this.#byKey.add(key)
      const staff = this.#facts.staff.has(claim.receiver)
      const unmet = hasConditions(claim.conditions)
        ? unmetCondition(claim.conditions, this.#factsFor(claim, event), event.at)
        : null
      const room = roomFor(
        claim.caps,
        claim.reputation,
        this.#sumsFor(claim, day, subject),
        this.#limits,
        this.#balance(claim.receiver),
        claim.giver !== null,
      )
      const grant = decideAward(claim, room, { staff, unmet, held: claim.held })
      const held = claim.held && unmet === null
      const award: Award = {
        id: key,
        rule: claim.rule,
        day,
        subject,
        wanted: { reputation: claim.reputation, points: claim.points },
        net: { reputation: 0, points: 0 },
        caps: claim.caps,
        pairMember: claim.caps.pair === null ? null : claim.giver,
        countedGiver: countedGiver(claim, unmet),
        staff: grant.cappedPoints === 'staff',
        unmet: unmet !== null,
        floorCut: grant.capped === 'floor',
        owner: claim.receiver,
        state: held ? 'held' : 'inEffect',
        taken: 0,
        pointsTaken: 0,
        claim: claim.caps.perPost && unmet === null && !held ? claim.reputation : 0,
      }
      if (
        (grant.capped !== null && !['floor', 'condition'].includes(grant.capped)) ||
        (grant.cappedPoints !== null && ['held', 'pair', 'post', 'pairTimes', 'times'].includes(grant.cappedPoints))
      )
        this.#cut.add(claim.receiver)
      if (!held) {
        this.#claim(award, 1)
        this.#move(award, grant.reputation, grant.points)
      }
      add(this.#byEvent, event.id, award)
      if (subject !== null) add(this.#bySubject, subject, award)
      add(this.#byOwner, award.owner, award)
    }
  }

  #correct({ memberId, unit, amount }: RecordedEvent<'points.adjusted'>['payload']): void {
    if (unit === 'reputation') this.#corrected.set(memberId, (this.#corrected.get(memberId) ?? 0) + amount)
  }

  #reverseAwardsOf(awards: readonly Award[]): void {
    const changed: Award[] = []
    for (const award of awards) {
      if (award.state === 'reversed' || award.state === 'held') continue
      if (award.state === 'inEffect') changed.push(award)
      else this.#restore(award)
      this.#reverse(award, 'reversed')
    }
    this.#rebalance(changed, false)
  }

  /** Staff cleared the act: its awards are granted by their rule version, within the limits as they are filled now. */
  #clearAwardsOf(awards: readonly Award[]): void {
    const changed = awards.filter((award) => award.state === 'held')
    for (const award of changed) {
      const { reputation, points } = decideAward(
        award.wanted,
        roomFor(
          award.caps,
          award.wanted.reputation,
          this.#sumsFor(
            { ...award.wanted, rule: award.rule, receiver: award.owner, giver: award.countedGiver },
            award.day,
            award.subject,
          ),
          this.#limits,
          this.#balance(award.owner),
          award.countedGiver !== null,
        ),
        { staff: award.staff, unmet: null, held: false },
      )
      award.state = 'inEffect'
      this.#claim(award, 1)
      this.#move(award, reputation, points)
    }
    this.#rebalance(changed, true)
  }

  /** Restores reversed awards: an appeal was granted. */
  #restoreAwardsOf(awards: readonly Award[]): void {
    const changed = awards.filter((award) => award.state === 'reversed')
    for (const award of changed) this.#restore(award)
    this.#rebalance(changed, true)
  }

  #reverseAwardsAbout(subject: string): void {
    const changed = (this.#bySubject.get(subject) ?? []).filter((award) => award.state === 'inEffect')
    for (const award of changed) this.#reverse(award, 'reversedWithPost')
    this.#rebalance(changed, false)
  }

  #restoreAwardsAbout(subject: string): void {
    const changed = (this.#bySubject.get(subject) ?? []).filter((award) => award.state === 'reversedWithPost')
    for (const award of changed) this.#restore(award)
    this.#rebalance(changed, true)
  }

  #reverse(award: Award, state: 'reversedWithPost' | 'reversed'): void {
    // Never below the floor: the amount taken is kept, so that restoring is exact.
    const reputation = Math.max(-award.net.reputation, -this.#balance(award.owner))
    award.taken = reputation
    award.pointsTaken = award.net.points
    award.state = state
    this.#claim(award, -1)
    this.#move(award, reputation, -award.net.points)
  }

  #restore(award: Award): void {
    const reputation = Math.max(-award.taken, -this.#balance(award.owner))
    award.state = 'inEffect'
    this.#claim(award, 1)
    this.#move(award, reputation, award.pointsTaken)
  }

  #rebalance(changed: readonly Award[], restored: boolean): void {
    for (const [owner, ofOwner] of Map.groupBy(changed, (award) => award.owner)) {
      if (!restored && !this.#cut.has(owner)) continue
      const freed = ofOwner.reduce(
        (sum, { wanted }) => ({
          reputation: sum.reputation + Math.abs(wanted.reputation),
          points: sum.points + wanted.points,
        }),
        { reputation: 0, points: 0 },
      )
      const held = new Map(
        (this.#byOwner.get(owner) ?? []).flatMap((award) =>
          award.state === 'inEffect' ? [[award.id, award] as const] : [],
        ),
      )
      for (const { id, reputation, points } of rebalanceAwards([...held.values()], this.#limits, freed)) {
        const award = held.get(id)
        if (award !== undefined) this.#move(award, Math.max(reputation, -this.#balance(owner)), points)
      }
    }
  }

  #sumsFor(
    claim: Pick<Claim, 'receiver' | 'giver' | 'reputation'> & { rule: string },
    day: string,
    subject: string | null,
  ): Sums {
    const pair = this.#pairs.get(`${claim.receiver} ${claim.giver ?? ''}`)
    const from = pairWindowStart(day)
    const times = `times ${claim.receiver} ${claim.rule}`
    const ofPair = `${times} ${claim.giver ?? ''}`
    return {
      pairTimesDay: this.#sum(`${ofPair} ${day}`),
      pairTimesAll: this.#sum(ofPair),
      timesDay: this.#sum(`${times} ${day}`),
      timesAll: this.#sum(times),
      day: this.#sum(`day ${claim.receiver} ${day}`),
      post: this.#sum(`post ${claim.receiver} ${subject ?? ''} ${claim.reputation < 0 ? 'down' : 'up'}`),
      lifetime: this.#sum(`rule ${claim.receiver} ${claim.rule}`),
      pairDay: pair?.get(day) ?? 0,
      pair30: pair === undefined ? 0 : [...pair].reduce((sum, [of, points]) => (of >= from ? sum + points : sum), 0),
    }
  }

  #factsFor({ receiver, giver }: Claim, event: RecordedEvent): ConditionFacts {
    const thread =
      'threadId' in event.payload && event.payload.threadId !== null
        ? this.#facts.threads.get(event.payload.threadId)
        : undefined
    return {
      receiver: this.#facts.members.get(receiver) ?? null,
      giver: this.#facts.members.get(giver ?? '') ?? null,
      thread: thread ?? null,
    }
  }

  /**
   * Counts an award under limits that count it whether it was cut or not.
   * @param effect 1: add; -1: remove
   */
  #claim(award: Award, effect: 1 | -1): void {
    if (award.claim !== 0)
      this.#plus(`post ${award.owner} ${award.subject ?? ''} ${award.claim < 0 ? 'down' : 'up'}`, effect * award.claim)
    if (award.countedGiver === null) return
    const times = `times ${award.owner} ${award.rule}`
    for (const key of [times, `${times} ${award.countedGiver}`]) {
      this.#plus(key, effect)
      this.#plus(`${key} ${award.day}`, effect)
    }
  }

  #move(award: Award, reputation: number, points: number): void {
    for (const totals of [this.#of(award.owner), this.#rule(award.rule), award.net]) {
      totals.reputation += reputation
      totals.points += points
    }
    this.#plus(`rule ${award.owner} ${award.rule}`, reputation)
    if (award.caps.day === 'counted') this.#plus(`day ${award.owner} ${award.day}`, reputation)
    if (award.pairMember === null) return
    const key = `${award.owner} ${award.pairMember}`
    const pair = this.#pairs.get(key) ?? new Map<string, number>()
    pair.set(award.day, (pair.get(award.day) ?? 0) + points)
    this.#pairs.set(key, pair)
  }

  #sum(key: string): number {
    return this.#sums.get(key) ?? 0
  }

  #plus(key: string, amount: number): void {
    this.#sums.set(key, this.#sum(key) + amount)
  }

  #of(owner: string): Totals {
    return totalsOf(this.totals, owner)
  }

  /** Reputation that can be taken: as much as the member's account holds. */
  #balance(owner: string): number {
    return this.#of(owner).reputation + (this.#corrected.get(owner) ?? 0) + this.#startBalance
  }

  #rule(rule: string): Totals {
    return totalsOf(this.byRule, rule)
  }
}

function totalsOf(all: Map<string, Totals>, key: string): Totals {
  const known = all.get(key)
  if (known !== undefined) return known
  const fresh = { reputation: 0, points: 0 }
  all.set(key, fresh)
  return fresh
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
