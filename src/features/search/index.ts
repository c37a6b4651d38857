export type { Piece } from './domain/highlight.ts'
export { searchFollower } from './search-follower.ts'
export { search, verifySearch } from './search.queries.ts'
