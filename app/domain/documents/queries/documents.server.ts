import type { Instant } from '#app/core/time.ts'
import type { DocumentKind } from '#app/domain/documents/document.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { DocumentVersionTable } from '#db/schema/documents.ts'

/** A version that was published. */
export type PublishedVersion = Omit<DocumentVersionTable, 'published_at' | 'valid_from'> & {
  published_at: Instant
  valid_from: Instant
}

/** All published versions of a kind, newest first. They are few: a text changes a few times a year. */
export async function publishedVersions(db: Db, kind: DocumentKind): Promise<PublishedVersion[]> {
  const rows = await db
    .selectFrom('document_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('published_at', 'is not', null)
    .orderBy('version', 'desc')
    .execute()
  return rows as PublishedVersion[]
}

/** The version that is being written; null when there is none. */
export async function unpublishedVersion(db: Db, kind: DocumentKind): Promise<DocumentVersionTable | null> {
  const row = await db
    .selectFrom('document_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Every version of every kind without its texts, for the list of admins. */
export async function versionList(
  db: Db,
): Promise<Pick<PublishedVersion, 'kind' | 'version' | 'published_at' | 'valid_from' | 'asks'>[]> {
  const rows = await db
    .selectFrom('document_version')
    .select(['kind', 'version', 'published_at', 'valid_from', 'asks'])
    .orderBy('version', 'desc')
    .execute()
  return rows as Pick<PublishedVersion, 'kind' | 'version' | 'published_at' | 'valid_from' | 'asks'>[]
}
