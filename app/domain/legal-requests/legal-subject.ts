import type { LegalRequestTable } from '#db/schema/legal-requests.ts'

/** What a legal request can be about: everything public that a member made. */
export type LegalSubjectType = LegalRequestTable['subject_type']

/** The columns of a request that say what it is about. */
export type LegalSubject = Pick<LegalRequestTable, 'subject_type' | 'subject_id'>
