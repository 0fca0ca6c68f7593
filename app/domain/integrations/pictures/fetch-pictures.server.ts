import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { remotePictures } from '#app/core/markdown/remote-pictures.ts'
import { allowedHostsOf } from '#app/core/outgoing-http.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { markdownBody } from '#app/domain/threads/import/imported-body.server.ts'
import { showPictures } from '#app/domain/threads/import/show-pictures.server.ts'
import { findPost } from '#app/domain/threads/queries/posts.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { fetchPicture } from './fetch-picture.server.ts'
import type { PictureProblem } from './picture-problem.ts'
import { savePicture } from './store/imported-pictures.server.ts'

/** More pictures of one post stay links. */
const picturesPerPost = 20
/** A host that did not answer this often in a row is not asked again for a while: a dump names dead hosts hundreds of times. */
const failuresInARow = 3
const silentForMs = 10 * 60_000
const silent = new Map<string, { failures: number; until: number }>()

/**
 * Fetches the pictures of an imported post into the uploads of its author and shows them. What cannot be fetched stays a
 * link, with the reason in the report. Posts that were edited here are left alone. Twice fetches only what is still missing.
 */
export async function fetchPictures(ctx: Ctx, { postId }: { postId: string }): Promise<void> {
  const post = await findPost(ctx.read, postId)
  if (post === undefined || post.imported_key === null || post.revision !== 1) return
  const addresses = remotePictures(markdownBody(post))
  if (addresses.length === 0) return
  const author = post.author_id === null ? null : await memberById(ctx.read, post.author_id)
  const owner =
    author === null
      ? null
      : ctx.as(
          { memberId: author.id, handle: author.handle, name: author.name, roles: ['member'], trustLevel: 0 },
          { quiet: true },
        )
  const uploads = new Map<string, string>()
  const problems = new Map<string, PictureProblem>()
  for (const [place, address] of addresses.entries()) {
    const result = place >= picturesPerPost ? 'tooMany' : owner === null ? 'noAuthor' : await uploaded(owner, address)
    if (typeof result === 'string') problems.set(address, result)
    else uploads.set(address, result.id)
  }
  await ctx.as(ctx.actor, { quiet: true }).write(async (tx) => {
    if (uploads.size > 0 && !(await showPictures(tx, postId, uploads))) return
    for (const [address, id] of uploads) await savePicture(tx, { postId, address, uploadId: id, problem: null })
    for (const [address, problem] of problems) await savePicture(tx, { postId, address, uploadId: null, problem })
  })
}

async function uploaded(owner: Ctx, address: string): Promise<{ id: string } | PictureProblem> {
  const host = URL.parse(address)?.host ?? ''
  const known = silent.get(host)
  if (known !== undefined && known.failures >= failuresInARow && known.until > performance.now()) return 'unreachable'
  const answer = await fetchPicture(address, allowedHostsOf(owner.platform.env.WEBHOOK_ALLOWED_HOSTS))
  if ('problem' in answer) {
    if (answer.problem === 'unreachable')
      silent.set(host, { failures: (known?.failures ?? 0) + 1, until: performance.now() + silentForMs })
    return answer.problem
  }
  silent.delete(host)
  try {
    return await addUpload(owner, { bytes: answer.bytes, bytesPerDay: null })
  } catch (error) {
    if (!isDomainError(error)) throw error
    if (error.kind === 'rate_limited') throw error
    return error.key === 'composer.upload.quota' ? 'quota' : 'noPicture'
  }
}
