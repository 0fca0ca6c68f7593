import { expect, test } from 'vitest'
import { translator } from '#app/i18n/index.ts'
import { actionsOf, auditSubjects } from '#app/registry/audit-actions.ts'

test.each(['en', 'ko'] as const)('every act of the audit log has words in %s', (locale) => {
  const t = translator(locale)
  const keys = auditSubjects.flatMap((subject) => [
    `audit.subject.${subject}`,
    ...actionsOf(subject).map((action) => `audit.action.${action}`),
  ])
  expect(keys.filter((key) => !t.has(key))).toEqual([])
})
