import { LinkButton } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** A story is read and decided on a page of its own. */
export function StoryPanel({ data }: { data: { href: string } }) {
  const t = useT()
  return (
    <>
      <p>{t('review.storyText')}</p>
      <p>
        <LinkButton look="primary" href={data.href}>
          {t('review.storyOpen')}
        </LinkButton>
      </p>
    </>
  )
}
