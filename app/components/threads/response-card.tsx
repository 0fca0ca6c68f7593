import type { ComponentProps } from 'react'
import { Label } from '#app/components/parts/label.tsx'
import { kept } from '#app/components/shell/kept.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { ThreadView } from '#app/views/thread-view.server.ts'
import { urls } from '#app/views/urls.ts'
import { BookmarkButton } from './bookmark-button.tsx'
import { OnComment } from './on-comment.tsx'
import { OpenCase } from './open-case.tsx'
import { OutcomeBox, type OutcomeView } from './outcome-box.tsx'
import { PostActs } from './post-acts.tsx'
import { PostCard } from './post-card.tsx'
import { QuoteLink } from './quote-link.tsx'
import { ShareLink } from './share-link.tsx'
import { CommentForm, CommentLink } from './write-forms.tsx'

type Props = Pick<ComponentProps<typeof PostCard>, 'marked' | 'moreComments' | 'outdated'> & {
  post: ThreadView['responses'][number]
  /** Replies have none. */
  outcome: OutcomeView | null
  /** Another answer is accepted already. */
  settled: boolean
  mayOpenCase: boolean
  mayComment: boolean
  /** The link to the form; for visitors to sign-in. */
  mayAskForComment: boolean
  mayQuote: boolean
}

/** The form of a comment below it, when it is open. */
type OpenForm = Omit<ComponentProps<typeof CommentForm>, 'postId'>

/** An answer or a reply with all that this reader may do with it. */
export function Response({
  post,
  outcome,
  settled,
  mayOpenCase,
  mayComment,
  mayAskForComment,
  mayQuote,
  form = { asked: false, result: undefined, draft: null },
  ...card
}: Props & { form?: OpenForm }) {
  const t = useT()
  return (
    <PostCard
      post={post}
      {...card}
      aside={outcome && <OutcomeBox outcome={outcome} />}
      actions={
        <>
          {post.fresh && <Label tone="info">{t('following.read.newPost')}</Label>}
          {mayAskForComment && <CommentLink postId={post.id} />}
          {mayQuote && <QuoteLink postId={post.id} handle={post.author.handle} />}
          <BookmarkButton postId={post.id} saved={post.saved} />
          <ShareLink href={urls.permalink(post.id)} />
          <PostActs
            postId={post.id}
            allowed={post.allowed}
            suggestions={post.suggestions}
            mySuggestion={post.mySuggestion}
            others={!post.own}
            endorsed={post.endorsed}
            settled={settled}
          />
          {mayOpenCase && post.author.staff === null && <OpenCase postId={post.id} />}
        </>
      }
      commentActions={(comment) => <OnComment comment={post.comments.find(({ id }) => id === comment.id)} />}
    >
      {mayComment && <CommentForm postId={post.id} {...form} />}
    </PostCard>
  )
}

/** The same without an open form, kept: most cards of most pages. */
export const KeptResponse = kept<Props>('response', Response)
