import type { ReactNode } from 'react'
import { useT } from '#app/components/shell/reader.tsx'

const order = [
  'bold',
  'italic',
  'strike',
  'heading',
  'link',
  'picture',
  'quote',
  'code',
  'list',
  'tasks',
  'spoiler',
  'mention',
  'help',
] as const

export type ToolName = (typeof order)[number]

const drawings: Record<ToolName, ReactNode> = {
  bold: <path d="M6 4h5a3 3 0 0 1 0 6H6Zm0 6h6a3 3 0 0 1 0 6H6Z" />,
  italic: <path d="M8.5 4H14M6 16h5.5M12 4 8.5 16" />,
  strike: (
    <path d="M3.5 10h13M14 6.4C13.4 4.800 11.900 4 10 4 7.700 4 6 5.200 6 7M6 13.400c.5 1.700 2 2.600 4 2.600 2.400 0 4.200-1.200 4.200-3.200" />
  ),
  link: (
    <path d="M8.4 11.6a3 3 0 0 0 4.3 0l2.900-2.900a3 3 0 0 0-4.300-4.300l-1 1M11.600 8.400a3 3 0 0 0-4.300 0l-2.900 2.900a3 3 0 0 0 4.300 4.300l1-1" />
  ),
  code: <path d="m7 5.500-4.500 4.500L7 14.500m6-9 4.500 4.500-4.500 4.500" />,
  quote: <path d="M4 5v10M8 6h8M8 10h8M8 14h5" />,
  list: <path d="M8 5.500h9M8 10h9M8 14.500h9M3.800 5.500h.1M3.800 10h.1M3.800 14.500h.1" />,
  tasks: <path d="M3 4.500h4v4H3ZM3 12l1.600 1.600L7.500 11M10 6.500h7M10 12.800h7" />,
  heading: <path d="M5 4v12M14 4v12M5 10h9" />,
  spoiler: <path d="M2.500 10S5 5 10 5s7.500 5 7.500 5-2.500 5-7.500 5-7.500-5-7.500-5ZM4 16.500 16 3.500" />,
  mention: <path d="M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0Zm0-3v4a2 2 0 0 0 4 0v-1a7 7 0 1 0-3 5.700" />,
  picture: <path d="M3 4.500h14v11H3Zm0 8 4-4 4 4 2-2 4 4M12.800 7.800h.1" />,
  help: (
    <path d="M7.500 7.500a2.500 2.500 0 1 1 3.700 2.200c-.8.500-1.200 1-1.200 2M10 14.500v.1M17.200 10A7.200 7.200 0 1 1 2.800 10a7.200 7.200 0 0 1 14.400 0Z" />
  ),
}

/** The buttons above a text; what they do is in `client/editor/toolbar.ts`. One of them is in the tab order. */
export function Toolbar({ controls, without = [] }: { controls: string; without?: readonly ToolName[] }) {
  const t = useT()
  return (
    <div className="writing-tools" role="toolbar" aria-label={t('composer.tools.label')} aria-controls={controls}>
      {order
        .filter((name) => !without.includes(name))
        .map((name, index) => (
          <button
            key={name}
            type="button"
            data-tool={name}
            tabIndex={index === 0 ? 0 : -1}
            title={t(`composer.tools.${name}`)}
            aria-label={t(`composer.tools.${name}`)}
          >
            <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
              {drawings[name]}
            </svg>
          </button>
        ))}
    </div>
  )
}
