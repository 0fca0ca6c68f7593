import { useT } from '#app/components/shell/reader.tsx'

export type TagView = { name: string; href: string }

export function TagList({ tags }: { tags: readonly TagView[] }) {
  const t = useT()
  if (tags.length === 0) return null
  return (
    <ul className="tags" aria-label={t('parts.thread.tags')}>
      {tags.map((tag) => (
        <li key={tag.href}>
          <a className="tag" href={tag.href}>
            {tag.name}
          </a>
        </li>
      ))}
    </ul>
  )
}
