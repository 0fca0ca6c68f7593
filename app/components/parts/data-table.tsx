import type { ReactNode } from 'react'
import { useT } from '#app/components/shell/reader.tsx'

export type Column<Row> = {
  key: string
  title: string
  /** Figures are aligned to the end, in tabular digits. */
  figure?: boolean
  cell: (row: Row) => ReactNode
}

/** Rows of one kind. The first column names the row. The caption is read aloud; `showCaption` prints it too. */
export function DataTable<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  const t = useT()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
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
              {columns.map((column, at) => {
                const content = column.cell(row) ?? t('parts.list.emptyCell')
                return at === 0 ? (
                  <th key={column.key} scope="row">
                    {content}
                  </th>
                ) : (
                  <td key={column.key} className={column.figure ? 'num' : undefined}>
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
