import { OnceField } from '#app/components/forms/once-field.tsx'
import { AuthorName } from '#app/components/members/byline.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { MarkedText, type CueRange } from './marked-text.tsx'

export type DoubtfulPostView = {
  postId: string
  href: string
  title: string
  lang: Locale | null
  quote: { text: string; cues: readonly CueRange[] } | null
  author: { handle: string; name: string } | null
}

/** Posts that may be complaints: one press says whether they are. `total`: how many wait, with those that are not shown. */
export function DoubtfulPosts({ posts, total }: { posts: readonly DoubtfulPostView[]; total: number }) {
  const t = useT()
  return (
    <Section className="gap" title={t('cases.doubtful.title')}>
      <p className="meta-text">{t('cases.doubtful.lede')}</p>
      <ul className="plain stack loose">
        {posts.map((post) => (
          <DoubtfulPostRow key={post.postId} post={post} />
        ))}
      </ul>
      {total > posts.length && <p>{t('cases.doubtful.more', { count: total - posts.length })}</p>}
    </Section>
  )
}

function DoubtfulPostRow({ post: { postId, href, title, lang, quote, author } }: { post: DoubtfulPostView }) {
  const t = useT()
  const textLang = useTextLang(lang)
  return (
    <li className="spread">
      <div>
        <h3>
          <a href={href} lang={textLang}>
            {title}
          </a>
        </h3>
        {quote && (
          <p className="said" lang={textLang}>
            “<MarkedText {...quote} />”
          </p>
        )}
        {author && (
          <div className="meta">
            <AuthorName author={author} />
          </div>
        )}
      </div>
      <form method="post" className="row">
        <input type="hidden" name="intent" value="decideDoubt" />
        <input type="hidden" name="postId" value={postId} />
        <OnceField />
        {(['yes', 'no'] as const).map((answer) => (
          <Button
            key={answer}
            name="isComplaint"
            value={answer}
            look={answer === 'yes' ? 'soft' : 'quiet'}
            size="small"
          >
            {t(`cases.doubtful.${answer}`)}
            <span className="said-only"> {title}</span>
          </Button>
        ))}
      </form>
    </li>
  )
}
