import { useT } from '#app/components/shell/reader.tsx'
import { beginningOf } from '#app/core/shorten.ts'

export type GraphMember = { id: string; name: string }
export type GraphEdge = { key: string; from: string; to: string; count: number }

const size = 320
const radius = 112
const dot = 22
/** Thickest line in pixels. */
const thickest = 7

type Point = { x: number; y: number }

/** Who voted for whom, as arrows round a circle; the table beside it says the same in figures. */
export function VoteGraph({ members, edges }: { members: readonly GraphMember[]; edges: readonly GraphEdge[] }) {
  const t = useT()
  const most = Math.max(1, ...edges.map(({ count }) => count))
  const places = new Map(members.map(({ id }, at) => [id, placeOf(at, members.length)]))
  return (
    <figure className="vote-graph">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t('gaming.graph', { members: members.length, edges: edges.length })}
      >
        <defs>
          <marker
            id="vote-arrow"
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0 0 10 5 0 10z" />
          </marker>
        </defs>
        {edges.map(({ key, from, to, count }) => {
          const [start, end] = [places.get(from), places.get(to)]
          return start && end ? (
            <path
              key={key}
              className="vote-edge"
              d={wayBetween(start, end)}
              strokeWidth={1 + ((thickest - 1) * count) / most}
              markerEnd="url(#vote-arrow)"
            />
          ) : null
        })}
        {members.map(({ id, name }) => {
          const place = places.get(id) ?? { x: 0, y: 0 }
          return (
            <g key={id} className="vote-node">
              <circle cx={place.x} cy={place.y} r={dot} />
              <text x={place.x} y={place.y} dy=".35em" textAnchor="middle">
                {beginningOf(name, 3)}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

function placeOf(at: number, count: number): Point {
  const angle = (2 * Math.PI * at) / count - Math.PI / 2
  return { x: round(size / 2 + radius * Math.cos(angle)), y: round(size / 2 + radius * Math.sin(angle)) }
}

/** A bow, so that the way back is another line; from rim to rim. */
function wayBetween(start: Point, end: Point): string {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy) || 1
  const [ux, uy] = [dx / length, dy / length]
  const bow = {
    x: round((start.x + end.x) / 2 - uy * length * 0.14),
    y: round((start.y + end.y) / 2 + ux * length * 0.14),
  }
  const from = { x: round(start.x + ux * dot), y: round(start.y + uy * dot) }
  const to = { x: round(end.x - ux * (dot + 4)), y: round(end.y - uy * (dot + 4)) }
  return `M${from.x} ${from.y}Q${bow.x} ${bow.y} ${to.x} ${to.y}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
