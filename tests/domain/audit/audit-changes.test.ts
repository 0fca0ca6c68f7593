import { expect, test } from 'vitest'
import { auditChanges } from '#app/domain/audit/audit-changes.ts'

test('what differs is told field by field, what is the same is left out', () => {
  expect(auditChanges('{"status":"new","severity":"P2"}', '{"status":"resolved","severity":"P2"}')).toEqual([
    { field: 'status', before: 'new', after: 'resolved' },
  ])
})

test('a single value has no field, a list is one line, nothing is empty', () => {
  expect(auditChanges('"old"', '"new"')).toEqual([{ field: null, before: 'old', after: 'new' }])
  expect(auditChanges('{"roles":["agent"]}', '{"roles":["agent","admin"]}')).toEqual([
    { field: 'roles', before: 'agent', after: 'agent, admin' },
  ])
  expect(auditChanges(null, '{"noteId":"cno_1"}')).toEqual([{ field: 'noteId', before: '', after: 'cno_1' }])
  expect(auditChanges(null, null)).toEqual([])
})
