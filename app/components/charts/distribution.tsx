import { ChartFrame, drawing, half } from './chart-frame.tsx'
import { nameWidthOf } from './name-width.ts'
import { valueScale } from './value-scale.ts'

export type Group = {
  key: string
  /** Left of the bar, also long ones. */
  name: string
  /** `null`: kept back because the group is too small to be shown; `hidden` says so in its place. */
  value: number | null
  /** What the value would be otherwise, drawn as a dashed frame: a preview. */
  other?: number
}

const rowHeight = 34
const textWidth = 110

/**
 * Bars lying below each other with their names, for groups: members by tier, awards by language. The value stands
 * behind its bar, so no scale is needed.
 *
 *     <Distribution name="…" caption="…" nameTitle="Tier" valueTitle="Members" groups={[{ key: 'friend', name:
 * 'Friend', value: 40 }]} format={number} />
 *
 * @param name what it shows and its main finding; read aloud in place of the drawing
 * @param otherTitle heads the column of `other`, where a group has one
 * @param hidden what is printed instead of a value that is kept back
 */
export function Distribution({
  name,
  caption,
  nameTitle,
  valueTitle,
  otherTitle,
  groups,
  format,
  hidden = '',
  narrow = false,
}: {
  name: string
  caption: string
  nameTitle: string
  valueTitle: string
  otherTitle?: string
  groups: readonly Group[]
  format: (value: number) => string
  hidden?: string
  /** It stands beside another, in half the width. */
  narrow?: boolean
}) {
  const width = narrow ? half : drawing.width
  const nameWidth = nameWidthOf(
    groups.map((group) => group.name),
    { least: narrow ? 130 : 190, most: width / 2 },
  )
  const { at: length } = valueScale(
    groups.flatMap((group) => [group.value ?? 0, group.other ?? 0]),
    [0, width - nameWidth - (narrow ? textWidth / 2 : textWidth)],
  )
  const text = (value: number | null): string => (value === null ? hidden : format(value))
  return (
    <ChartFrame
      name={name}
      caption={caption}
      rows={groups}
      rowKey={(group) => group.key}
      width={width}
      height={groups.length * rowHeight + 8}
      columns={[
        { key: 'name', title: nameTitle, cell: (group) => group.name },
        { key: 'value', title: valueTitle, figure: true, cell: (group) => text(group.value) },
        ...(otherTitle === undefined
          ? []
          : [
              {
                key: 'other',
                title: otherTitle,
                figure: true,
                cell: (group: Group) => text(group.other ?? group.value),
              },
            ]),
      ]}
    >
      {groups.map((group, place) => {
        const top = place * rowHeight + 6
        const longest = Math.max(group.value ?? 0, group.other ?? 0)
        return (
          <g key={group.key}>
            <text className="name" x={nameWidth - 12} y={top + 17} textAnchor="end">
              {group.name}
            </text>
            <rect className="bar" x={nameWidth} y={top} width={length(group.value ?? 0)} height={24} rx={3} />
            {group.other !== undefined && (
              <rect
                className="bar frame"
                x={nameWidth}
                y={top}
                width={Math.max(1, length(group.other))}
                height={24}
                rx={3}
              />
            )}
            <text className="value" x={nameWidth + length(longest) + 10} y={top + 17}>
              {group.other === undefined || group.other === group.value
                ? text(group.value)
                : `${text(group.value)} → ${text(group.other)}`}
            </text>
          </g>
        )
      })}
    </ChartFrame>
  )
}
