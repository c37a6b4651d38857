export type { Piece } from './domain/highlight.ts'
export { searchFollower } from './search-follower.ts'
export { search, type SearchAnswer, type SearchRequest, verifySearch } from './search.queries.ts'
