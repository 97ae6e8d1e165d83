use super::*;
use axum::body::Bytes;

const DEVICE: DeviceNumber = DeviceNumber(3);

fn announced(length: u64) -> Announced {
    Announced {
        room: RoomId([1; 16]),
        hash: BlobHash([2; 32]),
        length,
        device: DeviceNumber(3),
    }
}

fn pieces(bytes: &[u8], cut: bool) -> impl Stream<Item = Result<Bytes, &'static str>> + Unpin + use<> {
    let mut list: Vec<Result<Bytes, &str>> = bytes.chunks(7).map(|c| Ok(Bytes::copy_from_slice(c))).collect();
    list.extend(cut.then_some(Err("cable pulled")));
    tokio_stream::iter(list)
}

#[tokio::test]
async fn a_cut_upload_goes_on_where_it_was_and_another_offset_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let uploads = Uploads::in_folder(home.path(), 4).unwrap();
    let id = uploads.begin(announced(100)).await.unwrap().announced.id();
    let cut = uploads.append(DEVICE, &id, 0, pieces(&[1; 40], true)).await;
    assert!(matches!(cut, Err(UploadError::Cut { at: 40 })));
    assert_eq!(
        uploads.begin(announced(100)).await.unwrap().offset,
        40,
        "asking again finds it"
    );
    assert!(matches!(
        uploads.append(DEVICE, &id, 0, pieces(&[1; 40], false)).await,
        Err(UploadError::OtherOffset { at: 40 })
    ));
    assert!(matches!(
        uploads.append(DEVICE, &id, 40, pieces(&[1; 61], false)).await,
        Err(UploadError::TooLong)
    ));
    let at = uploads.progress(DEVICE, &id).await.unwrap().offset;
    let end = uploads
        .append(DEVICE, &id, at, pieces(&vec![1; 100 - at as usize], false))
        .await
        .unwrap();
    assert_eq!(end.offset, 100);
    assert_eq!(
        std::fs::read(uploads.bytes_of(&announced(100)).unwrap()).unwrap(),
        vec![1; 100]
    );
}

#[tokio::test]
async fn a_phone_that_comes_back_takes_over_from_its_dead_connection() {
    let home = tempfile::tempdir().unwrap();
    let uploads = Uploads::in_folder(home.path(), 4).unwrap();
    let id = uploads.begin(announced(100)).await.unwrap().announced.id();
    let (dead, old_id) = (uploads.clone(), id.clone());
    let waiting = tokio::spawn(async move {
        let silent = pieces(&[1; 40], false).chain(tokio_stream::pending());
        dead.append(DEVICE, &old_id, 0, silent).await
    });
    while uploads.progress(DEVICE, &id).await.unwrap().offset < 40 {
        tokio::task::yield_now().await;
    }
    let end = uploads.append(DEVICE, &id, 40, pieces(&[2; 60], false)).await.unwrap();
    assert_eq!(end.offset, 100);
    assert!(matches!(waiting.await.unwrap(), Err(UploadError::Cut { at: 40 })));
}

#[tokio::test]
async fn names_from_outside_stay_inside_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let uploads = Uploads::in_folder(home.path(), 4).unwrap();
    for name in ["../../etc/passwd", "", "zz", "..", &"é".repeat(16)] {
        assert!(
            matches!(uploads.progress(DEVICE, name).await, Err(UploadError::Unknown)),
            "{name}"
        );
    }
}

#[tokio::test]
async fn one_device_cannot_fill_the_folder_with_beginnings() {
    let home = tempfile::tempdir().unwrap();
    let uploads = Uploads::in_folder(home.path(), 2).unwrap();
    for n in 0..2 {
        uploads
            .begin(Announced {
                hash: BlobHash([n; 32]),
                ..announced(10)
            })
            .await
            .unwrap();
    }
    let third = Announced {
        hash: BlobHash([9; 32]),
        ..announced(10)
    };
    assert!(matches!(uploads.begin(third).await, Err(UploadError::TooMany)));
    assert!(
        uploads
            .begin(Announced {
                device: DeviceNumber(8),
                ..third
            })
            .await
            .is_ok()
    );
}
