import type { ReactNode } from 'react'
import { useT } from '#app/components/shell/reader.tsx'

export type Column<Row> = {
  key: string
  title: string
  /** Figures are aligned to the end, in tabular digits. */
  figure?: boolean
  cell: (row: Row) => ReactNode
}

/**
 * Rows of one kind, every table of the product. The column `head` (the first when not given) names the row. On a phone a
 * row is its name and below it the other cells with their titles: nothing scrolls sideways, no word is broken. The
 * caption is read aloud; `showCaption` prints it too.
 */
export function DataTable<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  head = columns[0]?.key,
  look,
}: {
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  head?: string
  /** `ranking`: on a phone, too, what is before the name and the figures stay in its line. */
  look?: 'ranking'
}) {
  const t = useT()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className={look ? `rows ${look}` : 'rows'}>
        <caption className={showCaption ? undefined : 'said-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.figure ? 'num' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => {
                const given = column.cell(row)
                const content = given ?? t('parts.list.emptyCell')
                return column.key === head ? (
                  <th key={column.key} scope="row">
                    {content}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    className={[column.figure && 'num', given == null && 'none'].filter(Boolean).join(' ') || undefined}
                    data-title={column.title}
                  >
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
