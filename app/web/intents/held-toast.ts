/** After a post was sent that waits for a moderator first. */
export const heldToast = { tone: 'good', key: 'holding.toast' } as const
