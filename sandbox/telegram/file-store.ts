import { randomBytes } from 'node:crypto';
import { badRequest } from './bot-api-error.ts';
import type { Upload } from './parameters.ts';

export type StoredFile = Upload & { fileId: string; uniqueId: string; path: string };

const TOTAL_LIMIT_BYTES = 256 * 1024 * 1024;

/** In memory, by `file_id` or path. */
export class FileStore {
  private files = new Map<string, StoredFile>();
  private total = 0;

  add(upload: Upload): StoredFile {
    const id = randomBytes(18).toString('base64url');
    const ending = /\.[A-Za-z\d]{1,8}$/.exec(upload.name)?.[0] ?? '';
    const path = `documents/file_${this.files.size + 1}_${id.slice(0, 6)}${ending}`;
    const file = { ...upload, fileId: `BQAC${id}`, uniqueId: `AgAD${id.slice(0, 11)}`, path };
    this.files.set(file.fileId, file);
    this.total += upload.bytes.length;
    this.forgetOldest();
    return file;
  }

  /** @throws {BotApiError} 400 when no file has this id, or it has given way to newer ones. */
  get(fileId: string): StoredFile {
    const file = this.files.get(fileId);
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
    return file;
  }

  byPath(path: string): StoredFile | undefined {
    return [...this.files.values()].find((file) => file.path === path);
  }

  all(): StoredFile[] {
    return [...this.files.values()];
  }

  restore(file: StoredFile): void {
    this.files.set(file.fileId, file);
    this.total += file.bytes.length;
  }

  private forgetOldest(): void {
    for (const file of this.files.values()) {
      if (this.total <= TOTAL_LIMIT_BYTES) return;
      this.files.delete(file.fileId);
      this.total -= file.bytes.length;
    }
  }
}
