/** A log as a file: frames of bytes, for whoever writes and reads them. */
export {
  type Compression,
  type End,
  type FileHeader,
  type Origin,
  readBlock,
  readEnd,
  readHeader,
  readSnapshot,
  readSnapshotHead,
  SNAPSHOT_HEAD,
  type Told,
  writeBlock,
  writeEnd,
  writeHeader,
  writeSnapshot,
} from "./contents.ts"
export { Frame, frame, HASH_BYTES, HEAD_BYTES, MAGIC, MOST_BYTES, readFrame, readHead } from "./frames.ts"
