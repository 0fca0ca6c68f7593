import { Label } from '#app/components/parts/label.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { SeenBySign } from './seen-by-sign.tsx'

export type CategoryNodeView = {
  slug: string
  href: string
  name: string
  about: string
  threads: number
  posting: 'everyone' | 'trust1' | 'trust2' | 'trust3' | 'trust4' | 'groups' | 'staff' | 'nobody'
  level: number | null
  archived: boolean
  /** Whom its private area is for; null: everybody. */
  seenBy: 'groups' | 'staff' | null
  children: readonly CategoryNodeView[]
}

/** Categories with their subcategories: names as links, what they are about, how many threads. */
export function CategoryList({ nodes }: { nodes: readonly CategoryNodeView[] }) {
  const t = useT()
  return (
    <ul className="categories">
      {nodes.map((node) => (
        <li key={node.slug}>
          <p className="row">
            <a href={node.href}>{node.name}</a>
            <span className="quiet-text num">{t('catalogue.categories.count', { count: node.threads })}</span>
            <SeenBySign seenBy={node.seenBy} />
            <PostingSign node={node} />
          </p>
          {node.about !== '' && <p className="quiet-text">{node.about}</p>}
          {node.children.length > 0 && <CategoryList nodes={node.children} />}
        </li>
      ))}
    </ul>
  )
}

/** Who may post, where only some members may. */
export function PostingSign({
  node: { posting, level, archived },
}: {
  node: Pick<CategoryNodeView, 'posting' | 'level' | 'archived'>
}) {
  const t = useT()
  if (archived) return <Label tone="warn">{t('catalogue.categories.archived')}</Label>
  if (posting === 'staff')
    return (
      <Label tone="team" icon="staff">
        {t('catalogue.categories.staffOnly')}
      </Label>
    )
  if (posting === 'groups') return <Label icon="lock">{t('catalogue.categories.forGroups')}</Label>
  if (posting === 'nobody') return <Label>{t('catalogue.categories.closed')}</Label>
  return level === null ? null : <Label icon="lock">{t('catalogue.categories.fromTrust', { level })}</Label>
}
