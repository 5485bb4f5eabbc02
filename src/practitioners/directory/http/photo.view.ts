/** Where a photo is. Its address changes with the picture, so that no cache shows the one before. */
export class PhotoView {
  /** @example /api/v1/practitioners/0193a2b4-0000-7000-8000-000000000000/photo?v=Zk3x9 */
  photoUrl: string;

  static of(practitionerId: string, tag: string): PhotoView {
    return Object.assign(new PhotoView(), { photoUrl: photoUrlOf(practitionerId, tag) });
  }
}

export function photoUrlOf(practitionerId: string, tag: string): string {
  return `/api/v1/practitioners/${practitionerId}/photo?v=${tag}`;
}
