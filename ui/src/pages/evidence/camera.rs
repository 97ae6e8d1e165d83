use crate::components::{Empty, Entry, Fault, Frame, Icon, Notice, Pick, Tone};
use crate::pages::program::{Pack, program};
use crate::pages::settings::LowStorage;
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, ask};
use crate::transport::drawn::preview_of;
use crate::transport::{blobs, call as call_host, camera};
use crate::words::{figures, say};
use js_sys::ArrayBuffer;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::api::{AddEvidence, ApiError, Captured, DrawPreview, ListFindings};
use shared::ids::RecordId;
use shared::kinds::Kind;

/// What the gallery shows or keeps; the device looks at the bytes, not at names.
const ACCEPTED: &str = "image/jpeg,image/png,image/heic,image/heif,image/avif,image/webp,image/gif,image/tiff,audio/*,\
    application/pdf,text/csv,.xlsx,.xls";

/// Takes a photo inside the app: the bytes go straight to the blob door and are sealed there.
#[component]
pub(crate) fn CameraPage() -> impl IntoView {
    let audit = audit_here();
    let video = NodeRef::<html::Video>::new();
    let device = StoredValue::new_local(None::<camera::Camera>);
    // `None`: being switched on. `Some(false)`: there is none, or it may not be used.
    let live = RwSignal::new(None::<bool>);
    let captured = RwSignal::new(None::<Captured>);
    // A preview by this web view, where the device itself draws none.
    let drawn = RwSignal::new(None::<Captured>);
    let storing = RwSignal::new(false);
    let fault = RwSignal::new(None::<ApiError>);
    spawn_local(async move {
        let found = camera::on(camera::PHOTO_PX).await.ok();
        // The page may be gone before the person allowed the camera.
        if device.try_with_value(|_| ()).is_none() {
            if let Some(found) = found {
                found.off();
            }
            return;
        }
        live.set(Some(found.is_some()));
        device.set_value(found);
    });
    let off = move || {
        if let Some(Some(camera)) = device.try_update_value(Option::take) {
            camera.off();
        }
    };
    on_cleanup(off);
    Effect::new(move |_| {
        if let (Some(true), Some(video)) = (live.get(), video.get()) {
            device.with_value(|camera| camera.iter().for_each(|camera| camera.show(&video)));
        }
    });
    let store = move |bytes: ArrayBuffer, declared: String| async move {
        let reply = blobs::put(&bytes, &declared).await;
        let unseen = |kept: &Captured| kept.media_type.starts_with("image/") && kept.width_px.is_none();
        if reply.as_ref().is_ok_and(unseen)
            && let Some(preview) = preview_of(&bytes).await
        {
            let _ = drawn.try_set(blobs::put(&preview, "image/jpeg").await.ok());
        }
        if storing.try_set(false).is_some() {
            return;
        }
        match reply {
            Ok(reply) => {
                captured.set(Some(reply));
                off();
            }
            Err(refused) => fault.set(Some(refused)),
        }
    };
    let take = move |_| {
        let (Some(video), Some(camera)) = (video.get_untracked(), device.get_value()) else {
            return;
        };
        if !storing.get_untracked() {
            storing.set(true);
            fault.set(None);
            spawn_local(async move {
                match camera.take(&video).await {
                    Some(bytes) => store(bytes, "image/jpeg".into()).await,
                    None => {
                        let _ = storing.try_set(false);
                        let _ = live.try_set(Some(false));
                    }
                }
            });
        }
    };
    let pick = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        storing.set(true);
        fault.set(None);
        spawn_local(async move {
            match camera::bytes(&file).await {
                Some(bytes) => store(bytes, blobs::declared(&file)).await,
                None => {
                    let _ = storing.try_set(false);
                }
            }
        });
    };
    let shooting = move || live.get() == Some(true) && captured.with(Option::is_none);
    let dock = move || {
        shooting().then(|| view! {
        <button class="btn is-main" type="button" on:click=take aria-disabled=move || storing.get().to_string()>
            <Icon of=icondata::LuCamera/>{move || if storing.get() { say::sealing() } else { say::take_photo() }}
        </button>
    })
    };
    view! {
        <Frame title=say::take_photo() back=format!("{}/evidence", audit_path(audit)) dock=move || dock.into_any()>
            <div class="stack">
                <LowStorage/>
                {move || fault.get().map(|fault| view! { <Fault of=fault/> })}
                {move || match captured.get() {
                    Some(captured) => view! { <Naming captured drawn=drawn.get_untracked()/> }.into_any(),
                    None => view! {
                        {move || (live.get() == Some(true)).then(|| view! { <video class="viewfinder" node_ref=video autoplay=true playsinline=true aria-label=say::viewfinder()></video> })}
                        {move || (live.get() == Some(false)).then(|| view! { <Empty icon=icondata::LuCamera title=say::no_camera() text=say::no_camera_text()/> })}
                        <label class="btn file">
                            <Icon of=icondata::LuUpload/>{move || if storing.get() { say::sealing() } else { say::choose_file() }}
                            <input class="unseen" type="file" accept=ACCEPTED on:change=pick/>
                        </label>
                        <p class="small soft">{say::photo_note()}</p>
                    }.into_any(),
                }}
            </div>
        </Frame>
    }
}

/// Names what was captured: caption, coarse place, the finding that it backs up.
#[component]
fn Naming(captured: Captured, drawn: Option<Captured>) -> impl IntoView {
    let audit = audit_here();
    let doing = Doing::new();
    let findings = ask(&[Kind::Finding], move || ListFindings { audit });
    let pack = Pack(program());
    let caption = RwSignal::new(String::new());
    let place = RwSignal::new(String::new());
    let wanted = use_query_map()
        .with_untracked(|query| query.get("finding"))
        .unwrap_or_default();
    let finding = RwSignal::new(wanted);
    let navigate = StoredValue::new_local(use_navigate());
    let capture = captured.capture;
    let options = Signal::derive(move || {
        let found = findings.get().map(|all| all.findings).unwrap_or_default();
        let first = (String::new(), say::no_finding_yet());
        let rest = found.into_iter().map(|one| {
            (
                one.finding.to_string(),
                format!("{} {}", one.label, pack.provision(&one.provision)),
            )
        });
        std::iter::once(first).chain(rest).collect::<Vec<_>>()
    });
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let call = AddEvidence {
            audit,
            capture,
            caption: caption.get_untracked().trim().to_string(),
            place: place.get_untracked().trim().to_string(),
            finding: finding.get_untracked().parse::<RecordId>().ok(),
            interview: None,
            question: String::new(),
        };
        let drawn = drawn.as_ref().map(|drawn| drawn.capture);
        doing.run(call, move |view| {
            if let Some(capture) = drawn {
                let evidence = view.evidence;
                // The list asks again when it is there; without it the photo is kept all the same.
                spawn_local(async move { drop(call_host(DrawPreview { evidence, capture }).await) });
            }
            let options = leptos_router::NavigateOptions {
                replace: true,
                ..Default::default()
            };
            navigate.with_value(|go| go(&format!("{}/evidence/{}", audit_path(audit), view.evidence), options));
        });
    };
    let pixels = match (captured.width_px, captured.height_px) {
        (Some(width), Some(height)) => format!("{width} × {height}, "),
        _ => String::new(),
    };
    view! {
        <form class="stack measure" on:submit=keep>
            <Notice tone=Tone::Field icon=icondata::LuLock><span role="status">{say::photo_sealed(format!("{pixels}{}", figures::size(captured.size_bytes)))}</span></Notice>
            {captured.had_position.then(|| view! { <p class="small soft">{say::photo_had_position()}</p> })}
            <Entry id="caption" label=say::caption() note=say::caption_note() value=caption/>
            <Entry id="place" label=say::place() note=say::place_note() value=place/>
            <Pick id="backs" label=say::backs_up() options value=finding/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <button class="btn is-main is-wide" type="submit" aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::save_photo()}</button>
        </form>
    }
}
