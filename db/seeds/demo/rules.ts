import type { Handle } from './cast.ts'

/** `inDays`: in force so long after the change; 0: at once. */
type RuleChange = {
  rule: string
  by: Handle
  terms: { reputation?: number; points?: number }
  daysAgo: number
  inDays: number
  reason: string
}

/** What the site changed about its earning rules. */
export const ruleChanges = [
  {
    rule: 'question-voted-down',
    by: 'sujin',
    terms: { reputation: -1 },
    daysAgo: 74,
    inDays: 0,
    reason: '처음 묻는 분들이 비추천을 겁내지 않도록 반으로 줄였습니다.',
  },
  {
    rule: 'answer-rechecked',
    by: 'sujin',
    terms: { reputation: 4, points: 2 },
    daysAgo: 3,
    inDays: 12,
    reason: '4.2 앱이 나온 뒤 오래된 답변을 다시 확인해 주는 분이 모자랍니다.',
  },
] as const satisfies readonly RuleChange[]
