import { expect, test } from 'vitest'
import { chooseAgent, type Agent, type CaseNeeds } from '#app/domain/cases/team/choose-agent.ts'
import { seededRandom } from '#scripts/prove/seeded-random.ts'

const agent = (
  id: string,
  given: Partial<Omit<Agent, 'competence'>> & { competence?: Partial<Agent['competence']> } = {},
): Agent => ({
  id,
  open: 0,
  heavy: 0,
  away: false,
  ...given,
  competence: { language: [], product: [], category: [], ...given.competence },
})
const needs: CaseNeeds = { language: 'ko', product: 'meter', category: 'price', heavy: false, returnedBy: [] }
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
  expect(chooseAgent(needs, [one], 10)).toEqual({
    agentId: 'a',
    open: 3,
    met: ['language', 'product'],
    rotated: false,
  })
})

test('a heavy case goes to who had the fewest of its kind lately, and the choice says so; others go by load', () => {
  const team = [agent('a', { open: 1, heavy: 3 }), agent('b', { open: 4, heavy: 1 })]
  expect(chooseAgent({ ...needs, heavy: true }, team, 10)).toMatchObject({ agentId: 'b', rotated: true })
  expect(chooseAgent(needs, team, 10)).toMatchObject({ agentId: 'a', rotated: false })
  const alike = team.map((one) => ({ ...one, heavy: 2 }))
  expect(chooseAgent({ ...needs, heavy: true }, alike, 10)).toMatchObject({ agentId: 'a', rotated: false })
})

test('of 200 heavy cases among eight people nobody gets more than one and a half times the mean, and all know their matter', () => {
  const random = seededRandom(7)
  const team = Array.from({ length: 8 }, (_, i) =>
    agent(`a${i}`, { competence: { language: i < 4 ? ['ko', 'en'] : i < 6 ? ['ko'] : ['en'] } }),
  )
  const heavy = new Map(team.map(({ id }) => [id, 0]))
  for (let done = 0; done < 200;) {
    // Cases of every kind come and are solved at different speeds, so load and heaviness are no measure of each other.
    const isHeavy = random() < 0.25
    const language = random() < 0.6 ? 'ko' : 'en'
    const choice = chooseAgent({ ...needs, heavy: isHeavy, language }, team, 10)
    const chosenOne = team.find(({ id }) => id === choice?.agentId)
    if (chosenOne !== undefined) {
      expect(chosenOne.competence.language).toContain(language)
      chosenOne.open += 1
      if (isHeavy) {
        chosenOne.heavy += 1
        heavy.set(chosenOne.id, (heavy.get(chosenOne.id) ?? 0) + 1)
        done += 1
      }
    }
    for (const [i, one] of team.entries()) if (one.open > 0 && random() < 0.05 + i * 0.03) one.open -= 1
  }
  expect(Math.max(...heavy.values())).toBeLessThanOrEqual((200 / team.length) * 1.5)
})
