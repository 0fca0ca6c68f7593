import { actionsOf, auditSubjects, type AuditAction, type AuditSubject } from '#app/registry/audit-actions.ts'

/** Which rows of the log; null: all. `from` and `until` are days of the community, both included. */
export type AuditFilter = {
  /** Id of a member; `system`: the product itself. */
  actor: string | null
  act: AuditAction | AuditSubject | null
  /** Id of a thread, case, member … */
  subject: string | null
  from: string | null
  until: string | null
}

export const wholeLog: AuditFilter = { actor: null, act: null, subject: null, from: null, until: null }

/** An act, or a subject with all its acts; null for anything else. */
export function actOf(text: string): AuditAction | AuditSubject | null {
  return (
    auditSubjects.find((subject) => subject === text) ??
    auditSubjects.flatMap(actionsOf).find((action) => action === text) ??
    null
  )
}
