import { DataTable } from '#app/components/parts/data-table.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { urls } from '#app/views/urls.ts'
import { actWords, changeWords, fieldWords } from './audit-words.ts'

export type AuditLine = {
  seq: number
  at: string
  action: string
  who: { handle: string | null; name: string } | null
  subject: { type: string; id: string; text: string; href: string | null }
  changes: readonly { field: string | null; before: string; after: string }[]
  reason: string
}

/** Rows of the audit log: what was done to what, by whom, when, what changed and why. */
export function AuditTable({ rows }: { rows: readonly AuditLine[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <DataTable
      caption={t('audit.page.title')}
      rows={rows}
      rowKey={(row) => String(row.seq)}
      columns={[
        {
          key: 'act',
          title: t('audit.page.act'),
          cell: (row) => (
            <>
              {actWords(t, row.action)} <Subject {...row.subject} />
            </>
          ),
        },
        { key: 'who', title: t('audit.page.who'), cell: (row) => <Who who={row.who} /> },
        { key: 'when', title: t('audit.page.when'), cell: (row) => <Time at={row.at} form="moment" /> },
        {
          key: 'change',
          title: t('audit.page.change'),
          cell: (row) =>
            row.changes.length === 0 ? null : <Folded changes={changeWords(t, format, row, row.changes)} />,
        },
        { key: 'reason', title: t('audit.page.reason'), cell: (row) => (row.reason === '' ? null : row.reason) },
        { key: 'number', title: t('audit.page.number'), figure: true, cell: (row) => String(row.seq) },
      ]}
    />
  )
}

function Subject({ id, text, href }: AuditLine['subject']) {
  const t = useT()
  return (
    <small className="quiet-text">
      {href === null ? <code>{text}</code> : <a href={href}>{text}</a>}{' '}
      <a
        href={`${urls.audit()}?subject=${encodeURIComponent(id)}`}
        aria-label={`${t('audit.page.sameSubject')}: ${text}`}
      >
        {t('audit.page.history')}
      </a>
    </small>
  )
}

function Who({ who }: { who: AuditLine['who'] }) {
  const t = useT()
  if (who === null) return t('audit.page.system')
  if (who.handle === null) return t('audit.page.gone')
  return (
    <a href={`${urls.audit()}?who=${encodeURIComponent(who.handle)}`}>
      <bdi>{who.name}</bdi>
    </a>
  )
}

/** What was made new has a line for each of its fields: it is folded, so that the next act is in sight. */
const mostShown = 3

function Folded({ changes }: { changes: AuditLine['changes'] }) {
  const t = useT()
  if (changes.length <= mostShown) return <Changes changes={changes} />
  return (
    <details>
      <summary>{`${t('audit.page.change')} (${String(changes.length)})`}</summary>
      <Changes changes={changes} />
    </details>
  )
}

function Changes({ changes }: { changes: AuditLine['changes'] }) {
  const t = useT()
  return (
    <ul className="plain">
      {changes.map(({ field, before, after }) => (
        <li key={field ?? ''}>
          {field !== null && <span className="quiet-text">{fieldWords(t, field)} </span>}
          {before !== '' && (
            <>
              <del>{before}</del> →{' '}
            </>
          )}
          {after === '' ? t('audit.page.nothing') : <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  )
}
