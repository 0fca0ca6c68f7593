import type { CaseCategory } from '#app/domain/cases/case.ts'

export const competenceKinds = ['language', 'product', 'category'] as const
export type CompetenceKind = (typeof competenceKinds)[number]
/** What somebody is given cases about; an empty list of a kind: everything of that kind. Products by id. */
export type Competence = Record<CompetenceKind, readonly string[]>

/** Somebody who may be given cases. `away`: at this moment. */
export type Agent = { id: string; open: number; away: boolean; competence: Competence }
/** What of a case matters for who gets it; null: unknown, which suits everybody. */
export type CaseNeeds = {
  language: 'ko' | 'en' | null
  product: string | null
  category: CaseCategory
  /** Those who had it and gave it back: it does not return to them. */
  returnedBy: readonly string[]
}

/** Who gets the case and why: how many open cases they have, and which of their stated competences it met. */
export type Choice = { agentId: string; open: number; met: readonly CompetenceKind[] }

/**
 * Who gets a case: of those who are here, have room and know what it needs, the one with the fewest open cases; among
 * equals the one who knows more of it by name, then the first id. @param most open cases that one person may have
 * @returns null when nobody can take it now
 */
export function chooseAgent(needs: CaseNeeds, agents: readonly Agent[], most: number): Choice | null {
  const [best] = agents
    .filter(({ id, away, open }) => !away && open < most && !needs.returnedBy.includes(id))
    .filter(({ competence }) => suits(competence, needs))
    .map(({ id, open, competence }) => ({ agentId: id, open, met: metBy(competence, needs) }))
    .toSorted((a, b) => a.open - b.open || b.met.length - a.met.length || (a.agentId < b.agentId ? -1 : 1))
  return best ?? null
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
