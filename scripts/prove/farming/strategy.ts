import { pick } from '../seeded-random.ts'

/**
 * A way to make points instead of earning them, as a few lines:
 *
 *     accounts 6            beside the main one
 *     device one            one: all in the same browser at the same address; own: each in its own
 *     wait 0                days before anything is asked for; the accounts come by on each
 *     pause 3               minutes between steps
 *     daily 2: alt asks, main answers, alt accepts
 *
 * `daily 2` plays the line twice a day, with the next of the other accounts each time. `alt` is that account, `next` the
 * one after it, `main` the one that gathers. What a step acts on is the last thing of its kind in the line.
 */
export type Strategy = {
  accounts: number
  device: 'one' | 'own'
  wait: number
  pause: number
  lines: { times: number; steps: Step[] }[]
}

export type Step = { who: (typeof people)[number]; does: (typeof deeds)[number] }

export const people = ['main', 'alt', 'next'] as const
/**
 * asks, answers the question, accepts the answer, votes for the answer, likes the question, edits (suggests a better text
 * of the question), passes that edit; helps: answers a stranger's question; thanks: votes for a stranger's answer;
 * downs: votes a stranger's answer down.
 */
export const deeds = [
  'asks',
  'answers',
  'accepts',
  'votes',
  'likes',
  'edits',
  'passes',
  'helps',
  'thanks',
  'downs',
] as const

/** @throws Error naming the line that is none */
export function readStrategy(text: string): Strategy {
  const strategy: Strategy = { accounts: 1, device: 'own', wait: 0, pause: 3, lines: [] }
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const [, key = '', value = '', steps] = /^(\w+) (\w+)(?:: (.+))?$/.exec(line) ?? []
    if (key === 'device' && (value === 'one' || value === 'own')) strategy.device = value
    else if (key === 'daily' && steps !== undefined)
      strategy.lines.push({ times: Number(value), steps: steps.split(', ').map(readStep) })
    else if (key === 'accounts' || key === 'wait' || key === 'pause') strategy[key] = Number(value)
    else throw new Error(`no line of a strategy: ${line}`)
  }
  return strategy
}

export function writeStrategy({ accounts, device, wait, pause, lines }: Strategy): string {
  return [
    `accounts ${accounts}`,
    `device ${device}`,
    `wait ${wait}`,
    `pause ${pause}`,
    ...lines.map(({ times, steps }) => `daily ${times}: ${steps.map(({ who, does }) => `${who} ${does}`).join(', ')}`),
  ].join('\n')
}

/** The same with one thing changed, within what a site allows. */
export function mutate(strategy: Strategy, random: () => number): Strategy {
  const next = structuredClone(strategy)
  const line = pick(next.lines, random)
  const near = (value: number, least: number, most: number): number =>
    Math.max(least, Math.min(most, value + pick([-3, -1, 1, 3], random)))
  const step = (): Step => ({ who: pick(people, random), does: pick(deeds, random) })
  const at = Math.floor(random() * line.steps.length)
  const changes = [
    () => (next.accounts = near(next.accounts, 1, 12)),
    () => (next.device = next.device === 'one' ? 'own' : 'one'),
    () => (next.wait = near(next.wait, 0, 14)),
    () => (next.pause = pick([1, 3, 15, 40, 90], random)),
    () => (line.times = near(line.times, 1, 8)),
    () => line.steps.splice(at, 0, step()),
    () => line.steps.length > 1 && line.steps.splice(at, 1),
    () => (line.steps[at] = step()),
    () => next.lines.length < 4 && next.lines.push({ times: 1, steps: [step(), step()] }),
  ]
  pick(changes, random)()
  return random() < 0.4 ? mutate(next, random) : next
}

function readStep(text: string): Step {
  const [who, does] = text.split(' ')
  const step = { who: people.find((one) => one === who), does: deeds.find((one) => one === does) }
  if (step.who === undefined || step.does === undefined) throw new Error(`no step of a strategy: ${text}`)
  return step as Step
}
