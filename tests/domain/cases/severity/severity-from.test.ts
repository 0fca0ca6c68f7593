import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds, isSeverityRule, rulesAt, severityRuleNames } from '#app/domain/cases/severity/rules.ts'
import { inForce, seenText, severityFrom, type SeverityEvent } from '#app/domain/cases/severity/severity-from.ts'

const at = '2026-11-22T09:00:00.000Z'
const opened = (severity: string, seen = ''): SeverityEvent => ({ at, kind: 'opened', data: { severity, seen } })
const raised = (rule: string): SeverityEvent => ({ at, kind: 'raised', data: { rule, figure: 1 } })
const undone = (rule: string): SeverityEvent => ({ at, kind: 'raise_undone', data: { rule } })
const chosen = (to: string, seen = ''): SeverityEvent => ({ at, kind: 'severity', data: { to, seen } })

const rule = fc.constantFrom(...severityRuleNames)
const severity = fc.constantFrom('P1', 'P2', 'P3')
const event = fc.oneof(
  rule.map(raised),
  rule.map(undone),
  fc.tuple(severity, fc.subarray(severityRuleNames)).map(([to, seen]) => chosen(to, seenText(seen))),
)
const levels = ['P1', 'P2', 'P3']

test('each rule raises by one level, and P1 stays P1', () => {
  expect(severityFrom([opened('P3'), raised('renewal')]).severity).toBe('P2')
  expect(severityFrom([opened('P3'), raised('renewal'), raised('tenure'), raised('meToos')]).severity).toBe('P1')
  expect(severityFrom([opened('P1'), raised('renewal')])).toMatchObject({
    severity: 'P1',
    raises: [{ state: 'inForce' }],
  })
})

test('the order in which rules hold makes no difference', () => {
  fc.assert(
    fc.property(severity, fc.uniqueArray(rule), fc.infiniteStream(fc.double({ noNaN: true })), (first, rules, draw) => {
      const turned = rules
        .map((one) => ({ one, place: draw.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one)
      const severities = [rules, turned].map((order) => severityFrom([opened(first), ...order.map(raised)]).severity)
      expect(severities[0]).toBe(severities[1])
    }),
  )
})

test('an entry that comes twice changes nothing the second time', () => {
  fc.assert(
    fc.property(severity, fc.array(event), (first, events) => {
      const twice = events.flatMap((one) => [one, one])
      expect(severityFrom([opened(first), ...twice])).toEqual(severityFrom([opened(first), ...events]))
    }),
  )
})

test('a rule is in force once at most, and the severity is the choice and one level for each', () => {
  fc.assert(
    fc.property(severity, fc.array(event), (first, events) => {
      const { severity: result, chosen: base, raises } = severityFrom([opened(first), ...events])
      expect(new Set(raises.map((one) => one.rule)).size).toBe(raises.length)
      expect(levels.indexOf(result)).toBe(Math.max(0, levels.indexOf(base) - inForce(raises).length))
    }),
  )
})

test('taken back, a rule neither counts nor raises the case again', () => {
  const back = [opened('P3'), raised('renewal'), raised('tenure'), undone('renewal')]
  expect(severityFrom(back)).toMatchObject({ severity: 'P2', raises: [{ state: 'undone' }, { state: 'inForce' }] })
  expect(severityFrom([...back, raised('renewal')]).severity).toBe('P2')
})

test('what a person chooses overrules the rules that held, and a rule that holds later raises it', () => {
  const down = [opened('P3'), raised('renewal'), chosen('P3', 'renewal tenure')]
  expect(severityFrom(down)).toMatchObject({ severity: 'P3', raises: [{ state: 'overruled' }] })
  expect(severityFrom([...down, raised('renewal'), raised('tenure')]).severity).toBe('P3')
  expect(severityFrom([...down, raised('meToos')]).severity).toBe('P2')
  expect(severityFrom([opened('P3', 'tenure'), raised('tenure')]).severity).toBe('P3')
})

test('a bar of 0 turns a rule off, and nothing to compare holds nowhere', () => {
  for (const name of severityRuleNames) {
    expect(holds(name, 0, 0)).toBe(false)
    expect(holds(name, null, 5)).toBe(false)
    expect(holds(name, 5, 5)).toBe(true)
  }
  expect([holds('renewal', 4, 5), holds('renewal', 6, 5), holds('tenure', 4, 5), holds('tenure', 6, 5)]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(rulesAt('nightly')).toEqual(['renewal', 'tenure'])
  expect(isSeverityRule('toString')).toBe(false)
})
