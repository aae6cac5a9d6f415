/** A log as a file: frames of bytes, for whoever writes and reads them. */
export {
  type Compression,
  type FileHeader,
  type Origin,
  readBlock,
  readEnd,
  readHeader,
  writeBlock,
  writeEnd,
  writeHeader,
} from "./contents.ts"
export { Frame, frame, HASH_BYTES, HEAD_BYTES, MAGIC, MOST_BYTES, readFrame, readHead } from "./frames.ts"
