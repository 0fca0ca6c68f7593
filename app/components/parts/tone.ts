/** The meanings a part can take: done or accepted, careful, loss or complaint, staff, internal, neutral news. */
export type Tone = 'good' | 'warn' | 'bad' | 'team' | 'memo' | 'info'
