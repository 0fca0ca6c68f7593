import { expect, test } from 'vitest'
import { detectComplaint } from '#app/domain/cases/detection/detect-complaint.ts'

const refundKorean = '환불 언제 되나요? 벌써 3주째 연락이 없네요'
const refundEnglish = 'When will I get my refund? It has been three weeks and nobody has replied.'

test('a question about an overdue refund that nobody answers is a complaint, in Korean', () => {
  const complaint = detectComplaint(refundKorean)
  expect(complaint.verdict).toBe('complaint')
  expect(complaint.severity).toBe('P2')
  expect(['price', 'service']).toContain(complaint.category)
  expect(complaint.reasons.map((reason) => reason.text).join(' ')).toMatch(/3주째|연락이 없네요/)
})

test('a question about an overdue refund that nobody answers is a complaint, in English', () => {
  const complaint = detectComplaint(refundEnglish)
  expect(complaint.verdict).toBe('complaint')
  expect(complaint.severity).toBe('P2')
  expect(complaint.reasons.map((reason) => reason.text).join(' ')).toMatch(/three weeks|nobody has replied/)
})

test.each([
  '로그인이 안돼요 어떻게 하나요?',
  '환불은 며칠 정도 걸리나요?',
  "I can't log in, what should I do?",
  'How long does a refund usually take?',
])('a plain question is not a complaint: %s', (text) => {
  expect(detectComplaint(text)).toMatchObject({ verdict: 'calm', reasons: [] })
})

test.each([
  '상담원분이 친절하게 알려 주셔서 금방 해결했습니다. 감사합니다!',
  'Great support, thank you so much. Everything works now.',
])('praise is not a complaint: %s', (text) => {
  expect(detectComplaint(text).verdict).toBe('calm')
})

test.each([
  '실망했습니다. 이번 주 안에 해결 안 되면 해지하고 소비자원에 신고하겠습니다.',
  'Unacceptable. I am cancelling my subscription and switching to your competitor.',
])('somebody who is about to leave is the gravest case: %s', (text) => {
  expect(detectComplaint(text)).toMatchObject({ verdict: 'complaint', severity: 'P1', category: 'churn_threat' })
})

test('reasons point at the composed text when macOS sends it decomposed', () => {
  const composed = detectComplaint(refundKorean)
  const decomposed = detectComplaint(refundKorean.normalize('NFD'))
  expect(decomposed).toEqual(composed)
  for (const { text, start, end } of decomposed.reasons) expect(refundKorean.slice(start, end)).toBe(text)
})

test('at most six reasons are given, strongest first and within the text', () => {
  const text = Array.from(
    { length: 12 },
    () => `${refundEnglish} This is a terrible, overpriced, misleading scam.`,
  ).join('\n')
  const { reasons } = detectComplaint(text)
  expect(reasons.length).toBeGreaterThan(1)
  expect(reasons.length).toBeLessThanOrEqual(6)
  expect(reasons.map((reason) => reason.weight)).toEqual(reasons.map((reason) => reason.weight).sort((a, b) => b - a))
  expect(reasons[0]?.weight).toBe(1)
  for (const reason of reasons) expect(text.slice(reason.start, reason.end)).toBe(reason.text)
})

test('words of grammar are no reasons', () => {
  const text =
    'The meter recorded 0 W from 23:40 on, the rule was "below 20 W for 15 minutes", and nothing was sent. We threw away dough for about 400,000 won.'
  const reasons = detectComplaint(text).reasons.map((reason) => reason.text.toLowerCase())
  expect(reasons.filter((word) => ['was', 'for', 'the', 'on', 'and', 'we'].includes(word))).toEqual([])
})

test.each(['', '   \n\n ', '!!! ??? 12345', '```\nthis is terrible, refund me\n```'])(
  'nothing to read scores 0: %j',
  (text) => {
    expect(detectComplaint(text)).toEqual({
      score: 0,
      verdict: 'calm',
      severity: 'P3',
      category: 'other',
      reasons: [],
    })
  },
)

test('a long post is read at its beginning and its end', () => {
  const log = 'How can I set the port of the meter? '.repeat(870)
  const calm = log.slice(0, 32_000)
  expect(detectComplaint(calm).verdict).toBe('calm')
  const angry = `${calm.slice(0, 31_600)}\n\n${refundEnglish} I am furious and I will cancel my subscription. Worst service ever.`
  const { verdict, reasons } = detectComplaint(angry)
  expect(verdict).toBe('complaint')
  for (const reason of reasons) expect(angry.slice(reason.start, reason.end)).toBe(reason.text)
})

test('what stands in code, addresses and quotes makes no complaint', () => {
  const around = 'How can I read this message from the log?'
  const angryCode = '```\nterrible scam, worst service ever, cancel my subscription, refund never came\n```'
  const quoted = '> This is a terrible scam, I want a refund and nobody replied for weeks'
  const address = 'https://example.com/worst-service-ever/scam/refund-never-came'
  expect(detectComplaint(`${around}\n\n${angryCode}`).verdict).toBe('calm')
  expect(detectComplaint(`${around}\n\n${angryCode}\n\n${quoted}\n\n${address}`).verdict).toBe('calm')
})

test('a complaint beside a long block of code is still one', () => {
  const code = [
    '```ts',
    ...Array.from({ length: 300 }, (_, line) => `const value${line} = readValue(${line})`),
    '```',
  ].join('\n')
  expect(detectComplaint(`${refundKorean}\n\n${code}`).verdict).toBe('complaint')
})

test('a language may be named and decides only how the score is calibrated', () => {
  const guessed = detectComplaint(refundEnglish)
  expect(detectComplaint(refundEnglish, { lang: 'en' })).toEqual(guessed)
  expect(detectComplaint(refundEnglish, { lang: 'ko' }).score).not.toBe(guessed.score)
})

test('an answer to another member is a complaint only far above the bar of a customer', () => {
  const scores = [refundEnglish, refundKorean].map((text) => {
    const { score, verdict } = detectComplaint(text, { writer: 'peer' })
    expect(score).toBe(detectComplaint(text).score)
    return verdict
  })
  for (const verdict of scores) expect(['complaint', 'calm']).toContain(verdict)
  expect(
    detectComplaint('Try to clear the cache, that error went away for me after two days.', { writer: 'peer' }),
  ).toMatchObject({ verdict: 'calm' })
})
