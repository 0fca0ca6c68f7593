import type { CaseCategory } from '#app/domain/cases/case.ts'

export const competenceKinds = ['language', 'product', 'category'] as const
export type CompetenceKind = (typeof competenceKinds)[number]
/** What somebody is given cases about; an empty list of a kind: everything of that kind. Products by id. */
export type Competence = Record<CompetenceKind, readonly string[]>

/** Somebody who may be given cases. `away`: at this moment; `heavy`: heavy cases of the last days (`cases.rotateDays`). */
export type Agent = { id: string; open: number; heavy: number; away: boolean; competence: Competence }
/** What of a case matters for who gets it; null: unknown, which suits everybody. */
export type CaseNeeds = {
  language: 'ko' | 'en' | null
  product: string | null
  category: CaseCategory
  /** Its customer wrote what was reported as abuse. */
  heavy: boolean
  /** Those who had it and gave it back: it does not return to them. */
  returnedBy: readonly string[]
}

/**
 * Who gets the case and why: how many open cases they have, which of their stated competences it met, and whether it went
 * to them because others had more heavy cases lately (`rotated`).
 */
export type Choice = { agentId: string; open: number; met: readonly CompetenceKind[]; rotated: boolean }

/**
 * Who gets a case: of those who are here, have room and know what it needs, the one with the fewest open cases; among
 * equals the one who knows more of it by name, then the first id. A heavy case goes first to those who had the fewest of
 * its kind lately, so that nobody has them all. @param most open cases that one person may have
 * @returns null when nobody can take it now
 */
export function chooseAgent(needs: CaseNeeds, agents: readonly Agent[], most: number): Choice | null {
  const able = agents
    .filter(({ id, away, open }) => !away && open < most && !needs.returnedBy.includes(id))
    .filter(({ competence }) => suits(competence, needs))
    .map(({ id, open, heavy, competence }) => ({ agentId: id, open, heavy, met: metBy(competence, needs) }))
    .toSorted(
      (a, b) =>
        (needs.heavy ? a.heavy - b.heavy : 0) ||
        a.open - b.open ||
        b.met.length - a.met.length ||
        (a.agentId < b.agentId ? -1 : 1),
    )
  const [best] = able
  if (best === undefined) return null
  const { agentId, open, met } = best
  return { agentId, open, met, rotated: needs.heavy && able.some(({ heavy }) => heavy > best.heavy) }
}

function suits(competence: Competence, needs: CaseNeeds): boolean {
  return competenceKinds.every((kind) => {
    const [wanted, known] = [needs[kind], competence[kind]]
    return wanted === null || known.length === 0 || known.includes(wanted)
  })
}

function metBy(competence: Competence, needs: CaseNeeds): CompetenceKind[] {
  return competenceKinds.filter((kind) => {
    const wanted = needs[kind]
    return wanted !== null && competence[kind].includes(wanted)
  })
}
