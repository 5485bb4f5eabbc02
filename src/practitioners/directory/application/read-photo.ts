import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import { Photos, type Photo } from './photos.js';

/** For everyone. */
export class ReadPhoto extends Query<Photo> {
  constructor(readonly practitionerId: string) {
    super();
  }
}

@Handles(ReadPhoto)
class ReadPhotoHandler {
  constructor(private readonly photos: Photos) {}

  async execute({ practitionerId }: ReadPhoto): Promise<Photo> {
    return this.photos.of(practitionerId);
  }
}
