import { expect, test } from 'vitest'
import { chooseAgent, type Agent, type CaseNeeds } from '#app/domain/cases/team/choose-agent.ts'

const agent = (
  id: string,
  given: Partial<Omit<Agent, 'competence'>> & { competence?: Partial<Agent['competence']> } = {},
): Agent => ({
  id,
  open: 0,
  away: false,
  ...given,
  competence: { language: [], product: [], category: [], ...given.competence },
})
const needs: CaseNeeds = { language: 'ko', product: 'meter', category: 'price', returnedBy: [] }
const chosen = (agents: Agent[], given: Partial<CaseNeeds> = {}, most = 10) =>
  chooseAgent({ ...needs, ...given }, agents, most)?.agentId ?? null

test('the agent with the fewest open cases gets the case', () => {
  expect(chosen([agent('a', { open: 3 }), agent('b', { open: 2 }), agent('c', { open: 4 })])).toBe('b')
})

test('among equals goes first who knows more of it by name, then the first id', () => {
  const speaks = agent('b', { competence: { language: ['ko'] } })
  expect(chosen([agent('a'), speaks])).toBe('b')
  expect(chosen([agent('b'), agent('a')])).toBe('a')
})

test('who is away, has no room, does not know the matter or gave it back gets none', () => {
  expect(chosen([agent('a', { away: true })])).toBeNull()
  expect(chosen([agent('a', { open: 10 })])).toBeNull()
  expect(chosen([agent('a', { competence: { language: ['en'] } })])).toBeNull()
  expect(chosen([agent('a', { competence: { product: ['kettle'] } })])).toBeNull()
  expect(chosen([agent('a', { competence: { category: ['defect'] } })])).toBeNull()
  expect(chosen([agent('a')], { returnedBy: ['a'] })).toBeNull()
})

test('what is not known of a case suits everybody', () => {
  const picky = agent('a', { competence: { language: ['en'], product: ['kettle'] } })
  expect(chosen([picky], { language: null, product: null })).toBe('a')
})

test('the choice says how many open cases there were and what was known by name', () => {
  const one = agent('a', { open: 3, competence: { language: ['ko'], product: ['meter', 'kettle'] } })
  expect(chooseAgent(needs, [one], 10)).toEqual({ agentId: 'a', open: 3, met: ['language', 'product'] })
})
