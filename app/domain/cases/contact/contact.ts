import type { CaseContactTable } from '#db/schema/cases.ts'

/** Somebody without an account who wrote to the company: reached by mail, and by a signed link. */
export type Contact = CaseContactTable

/** Hours in which the address of a complaint can be confirmed. */
export const confirmHours = 72
